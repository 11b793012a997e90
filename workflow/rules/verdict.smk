"""
The end of every build: tells the faults of the speeches, and fails if there are any.

INPUTS: all stamps.
OUTPUTS: a stamp only where there was no fault, so that a fault is told at every run until mended.
"""


rule verdict:
    input:
        stamps=ancient(STAMPS),
        site=ancient(SITE),
        books=ancient(BOOKS),
    output:
        touch("output/.huibian/done/verdict"),
    message:
        "正在核对"
    shell:
        "huibian step verdict"
