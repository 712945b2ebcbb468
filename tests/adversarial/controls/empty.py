# tries: nothing: an empty file
# earns: 0
# reasons: missing_name
