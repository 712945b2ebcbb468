# tries: nothing: half a file
# earns: 0
# reasons: import_failed
class Account:
    def __init__(self,
