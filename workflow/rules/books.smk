"""
One compilation (汇编), all of its files in one job; its speeches are laid out side by side.

INPUTS: the settings, the texts for the front and the speeches. They are not declared, as those of
        a shard are not: which speeches a query chooses is known only when they are read.
OUTPUTS: output/books/ and a stamp that the book is done; a book that cannot be made keeps its last
         files, and the verdict tells why.
"""


rule book:
    output:
        stamp=BOOK,
    log:
        "output/.huibian/log/book/{book}.log",
    threads: 16
    message:
        "正在编书 {wildcards.book}"
    shell:
        "huibian step book"
        " --name {wildcards.book:q}"
        " --jobs {threads}"
        " > {log:q} 2>&1"
