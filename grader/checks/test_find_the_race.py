"""Hidden checks of `find_the_race`: four faults, each asked for by itself, and a class."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import FEW, HOLDING_A_LOCK, MANY, UNIVERSAL, check

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.checking import Explore, Numbers, Words


RACES = (
    "lock_per_call",
    "lock_per_thread",
    "two_locked_steps",
    "checked_outside_lock",
    "lock_released_too_early",
    "asked_whether_locked",
    "busy_flag",
)


def with_options(student: Any, name: str) -> Any:
    import threading

    warehouse = student.Warehouse({})
    named = student.StockTaking(warehouse, name=name, daemon=True)
    others = [
        student.StockTaking(warehouse, daemon=False),
        student.Order(warehouse, {}, daemon=True),
        student.Delivery(warehouse, {}, daemon=True),
    ]
    return {
        "is a Thread": isinstance(named, threading.Thread),
        "name": named.name,
        "daemon": [named.daemon, *(each.daemon for each in others)],
    }


def one_count(student: Any, article: str, pieces: int, more: int) -> Any:
    """Make a StockTaking, restock, and only then start it."""
    import threading
    import time

    ran = []
    run = student.StockTaking.run

    def watched(self: Any) -> None:
        mine = threading.current_thread() is self
        ran.append("the new thread" if mine else "another thread")
        run(self)

    student.StockTaking.run = watched
    warehouse = student.Warehouse({article: pieces})
    count = student.StockTaking(warehouse)
    time.sleep(1)
    before = count.report
    warehouse.restock(article, more)
    count.start()
    count.join()
    return {"before": before, "run() called by": ran, "report": count.report}


def one_after_the_other(student: Any, stock: dict[str, int], orders: list[dict[str, int]]) -> Any:
    warehouse = student.Warehouse(stock)
    shipped = []
    for wanted in orders:
        order = student.Order(warehouse, wanted)
        order.start()
        order.join()
        shipped.append(order.shipped)
    return {
        "shipped": shipped,
        "stock": {article: warehouse.stock(article) for article in stock},
        "free": {article: warehouse.free(article) for article in stock},
    }


def orders_at_once(student: Any, article: str, pieces: int, wanted: list[int]) -> Any:
    """An order for each number of pieces wanted; what was shipped, and what is left."""
    warehouse = student.Warehouse({article: pieces})
    orders = [student.Order(warehouse, {article: number}) for number in wanted]
    for order in orders:
        order.start()
    for order in orders:
        order.join()
    shipped = sum(order.wanted[article] for order in orders if order.shipped)
    return {"shipped": shipped, "left": warehouse.stock(article)}


def asked_at_once(
    student: Any, method: str, article: str, pieces: int, reserved: int, asked: list[int]
) -> Any:
    """Threads ask for reserved pieces, to ship them or to give them free again."""
    import threading

    warehouse = student.Warehouse({article: pieces})
    warehouse.reserve(article, reserved)
    raised = []

    def ask(number: int) -> None:
        try:
            getattr(warehouse, method)(article, number)
        except ValueError:
            raised.append("ValueError")

    threads = [threading.Thread(target=ask, args=(number,)) for number in asked]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [len(raised), warehouse.stock(article), warehouse.free(article)]


def free_meanwhile(student: Any, article: str, pieces: int, more: int) -> Any:
    """Ask how many are free, again and again, while reserved ones are shipped."""
    import threading

    warehouse = student.Warehouse({article: pieces + more})
    warehouse.reserve(article, pieces)
    shipping = threading.Thread(target=warehouse.ship, args=(article, pieces))
    shipping.start()
    seen = warehouse.free(article)
    shipping.join()
    return [seen, warehouse.free(article)]


def written_one_by_one(student: Any, notes: list[list[Any]]) -> Any:
    log = student.Warehouse({}).log
    numbers = [log.write(*note) for note in notes]
    told = [[each.number, each.what, each.article, each.pieces] for each in log.entries()]
    return {"numbers": numbers, "entries": told}


def written_at_once(student: Any, article: str, pieces: int, notes: list[list[Any]]) -> Any:
    """Threads that write a note each, and a delivery, which is logged as well."""
    import threading

    warehouse = student.Warehouse({})
    threads = [threading.Thread(target=warehouse.log.write, args=note) for note in notes]
    threads.append(student.Delivery(warehouse, {article: pieces}))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    entries = warehouse.log.entries()
    return {
        "numbers": sorted(each.number for each in entries),
        "articles": sorted(each.article for each in entries),
    }


def reports_meanwhile(student: Any, article: str, pieces: int, more: list[int]) -> Any:
    """Ask for two reports while deliveries come in, and for one after them."""
    warehouse = student.Warehouse({article: pieces})
    deliveries = [student.Delivery(warehouse, {article: number}) for number in more]
    for delivery in deliveries:
        delivery.start()
    seen = [warehouse.report(), warehouse.report()]
    for delivery in deliveries:
        delivery.join()
    return [[each["entries"], each["stock"][article]] for each in (*seen, warehouse.report())]


def report_of_an_order(student: Any, article: str, pieces: int, wanted: int) -> Any:
    """Ask for a report while an order is reserved and shipped."""
    warehouse = student.Warehouse({article: pieces})
    order = student.Order(warehouse, {article: wanted})
    order.start()
    seen = warehouse.report()
    order.join()
    return [seen["entries"], seen["stock"][article]]


def after_an_error(student: Any, method: str, article: str, pieces: int, more: int) -> Any:
    """One thread asks for what cannot be, another one restocks; what is there in the end?"""
    import threading

    warehouse = student.Warehouse({article: pieces})
    warehouse.reserve(article, pieces)
    warehouse.cancel(article, pieces)
    raised = []

    def stumble() -> None:
        try:
            getattr(warehouse, method)(article, pieces)
        except ValueError:
            raised.append("ValueError")

    threads = [
        threading.Thread(target=stumble),
        threading.Thread(target=warehouse.restock, args=(article, more)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {"raised": raised, "stock and free": [warehouse.stock(article), warehouse.free(article)]}


def at_most(pieces: int) -> Callable[[Any], bool]:
    """Whether so many, or fewer."""
    return lambda shipped: shipped <= pieces


def among(fitting: list[list[int]]) -> Callable[[Any], bool]:
    """Whether all of several reports are among these."""
    return lambda seen: all(each in fitting for each in seen)


@check(
    "A StockTaking is a thread that takes name= and daemon=",
    points=1,
    executions=FEW,
    tells=UNIVERSAL,
)
def test_taking_stock_takes_a_name_and_daemon(explore: Explore, words: Words) -> None:
    (name,) = words(1)
    with_both = explore(with_options, name)
    with_both.at("is a Thread").always_returns(
        True, otherwise="A StockTaking has to be a Thread: isinstance(count, Thread) is {got}."
    )
    with_both.at("name").always_returns(
        name, otherwise="The name {expected} was asked for, and the thread is named {got}."
    )
    with_both.at("daemon").always_returns(
        [True, False, True, True],
        otherwise="A StockTaking was made with daemon=True, another with daemon=False, then an "
        "Order and a Delivery with daemon=True. Their daemon should be {expected}; it is {got}.",
    )


@check(
    "A started StockTaking keeps the warehouse's report",
    points=1,
    executions=FEW,
    tells=(*UNIVERSAL, "called_run", *HOLDING_A_LOCK, "returned_from_run"),
)
def test_taking_stock_keeps_a_report(explore: Explore, words: Words, numbers: Numbers) -> None:
    (article,), (pieces, more) = words(1), numbers(2)
    told = explore(one_count, article, pieces, more)
    told.at("before").always_returns(
        None,
        otherwise="Nobody started this StockTaking, so its report should be {expected}; it is "
        "{got}.",
    )
    told.at("run() called by").always_returns(
        ["the new thread"],
        otherwise="A new thread should be made by start(), and call run() once; run() was "
        "called by: {got}.",
    )
    told.at("report").always_returns(
        {"entries": 1, "stock": {article: pieces + more}},
        otherwise=f"{pieces} {article} were there and {more} came in before the StockTaking was "
        "started. Its report should be {expected}; it is {got}.",
    )


@check(
    "No two orders get the same piece",
    points=2,
    executions=MANY,
    tells=(*HOLDING_A_LOCK, *RACES, "checked_without_lock", "no_lock"),
)
def test_no_two_orders_get_the_same_piece(explore: Explore, words: Words, numbers: Numbers) -> None:
    (article, other), (few, many) = words(2), sorted(numbers(2))
    stock = {article: few + many, other: few}
    told = explore(
        one_after_the_other, stock, [{article: few, other: few + 1}, {article: few}, {other: few}]
    )
    told.at("shipped").always_returns(
        [False, True, True],
        otherwise="Three orders came one after the other, and the first wanted more than there "
        "was. Their shipped should be {expected}; it is {got}.",
    )
    for heading in ("stock", "free"):
        told.at(heading).always_returns(
            {article: many, other: 0},
            otherwise=f"Of {stock} two orders took {few} of each. {heading} should say "
            "{expected}; it says {got}.",
        )
    for pieces, wanted in ((few, [few, few]), (few + many, [few, many]), (many, [many, few])):
        told = explore(orders_at_once, article, pieces, wanted)
        told.at("shipped").always(
            at_most(pieces),
            otherwise=f"Orders for {wanted[0]} and for {wanted[1]} came at once, and there were "
            f"{pieces}. Together they can get {{got}}.",
        ).begins_threads(2)
        if sum(wanted) == pieces:
            told.at("left").always_returns(
                0,
                otherwise=f"Orders for {wanted[0]} and {wanted[1]} came at once, and there were "
                f"{pieces}, enough for both. There should be {{expected}} left; there can be "
                "{got}.",
            )
    for method, reserved, asked, errors in (
        ("cancel", few, [few, few], 1),
        ("cancel", few + many, [few, many], 0),
        ("ship", few, [few, few], 1),
        ("ship", few + many, [few, many], 0),
    ):
        left = few + many if method == "cancel" else few + many - reserved
        explore(asked_at_once, method, article, few + many, reserved, asked).always_returns(
            [errors, left, left],
            otherwise=f"There were {few + many} {article}, {reserved} of them reserved, and two "
            f"threads asked to {method} {asked[0]} and {asked[1]}. How many of them got a "
            "ValueError, and stock and free in the end, should be {expected}; it can be {got}.",
        )
    explore(free_meanwhile, article, few, many).always_returns(
        [many, many],
        otherwise=f"There were {few + many} {article}, {few} of them reserved, and those were "
        "shipped. Meanwhile and afterwards free should be {expected}; it can be {got}.",
    )


@check(
    "Every entry of the log has a number of its own",
    points=2,
    executions=MANY,
    tells=(*HOLDING_A_LOCK, *RACES, "no_lock", "no_common_lock"),
)
def test_every_entry_has_its_number(explore: Explore, words: Words, numbers: Numbers) -> None:
    (what, first, second, article), (few, many) = words(4), numbers(2)
    notes = [[what, first, few], [what, second, many]]
    told = explore(written_one_by_one, notes)
    told.at("numbers").always_returns(
        [1, 2],
        otherwise="Two entries were written, one after the other. write() should return "
        "{expected}; it returned {got}.",
    )
    told.at("entries").always_returns(
        [[number, *note] for number, note in enumerate(notes, start=1)],
        otherwise="Two entries were written, one after the other. The log should have {expected}; "
        "it has {got}.",
    )
    told = explore(written_at_once, article, few, notes)
    told.at("articles").always_returns(
        sorted([first, second, article]),
        otherwise="Two threads wrote in the log, and a delivery came in. The log should have "
        "entries about {expected}; it can have {got}.",
    )
    told.at("numbers").always_returns(
        [1, 2, 3],
        otherwise="Two threads wrote in the log, and a delivery came in. The numbers of the "
        "entries should be {expected}; they can be {got}.",
    )


@check(
    "A report can be asked for at any time, and fits together",
    points=2,
    executions=MANY,
    tells=(
        *HOLDING_A_LOCK,
        "lock_order_inversion",
        "lock_per_call",
        "two_locks",
        "locked_writers_only",
        "two_locked_steps",
        "asked_twice",
        "no_lock_around_both",
    ),
)
def test_a_report_fits_together(explore: Explore, words: Words, numbers: Numbers) -> None:
    (article,), (first, second, more) = words(1), numbers(3)
    for brought in ([first], [first, second]):
        fitting = [[0, more], [1, more + first], [1, more + brought[-1]]]
        fitting.append([len(brought), more + sum(brought)])
        explore(reports_meanwhile, article, more, brought).always(
            among(fitting),
            otherwise=f"There were {more} {article}; {' and '.join(map(str, brought))} came in, "
            "one entry for each. Entries and stock in three reports can be {got}.",
        ).begins_threads(1)
    explore(report_of_an_order, article, first + more, first).always(
        lambda seen: seen in [[0, first + more], [1, first + more], [2, more]],
        otherwise=f"There were {first + more} {article}, and an order reserved {first} and shipped "
        "them, one entry for each. Entries and stock in a report meanwhile can be {got}.",
    )


@check(
    "After an error the warehouse is open for everybody else",
    points=2,
    executions=MANY,
    tells=(*HOLDING_A_LOCK, "changed_before_error"),
)
def test_the_warehouse_stays_open(explore: Explore, words: Words, numbers: Numbers) -> None:
    (article,), (pieces, more) = words(1), numbers(2)
    for method in ("ship", "cancel"):
        told = explore(after_an_error, method, article, pieces, more)
        told.at("raised").always_returns(
            ["ValueError"],
            otherwise=f"Nothing is reserved, so {method}({article!r}, {pieces}) should raise "
            "{expected}; it raised {got}.",
        )
        told.at("stock and free").always_returns(
            [pieces + more] * 2,
            otherwise=f"There were {pieces} {article}. {method} ended with an error, and {more} "
            "came in. Stock and free should be {expected}; they can be {got}.",
        )
