"""A corpus of any size: audited in parts that are finished one by one, on one machine or on many.

`auditing` is the whole work on one part and knows no engine: rows in, rows out, as Arrow record batches.
`parts` is where its results lie, and what tells a finished part from one that was broken off. `engine`
brings the rows to the workers, `attempt` runs it in a process that may die with a document, `run` begins
anew until nothing is left, and `across` looks over all claims at the end.
"""
