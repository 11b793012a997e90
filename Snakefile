# 讲话集的构建流程。`snakemake --cores all` 与 `huibian build` 得到同样的结果。
from snakemake.utils import min_version, validate

min_version("9.27")


include: "workflow/rules/common.smk"


configfile: "config.yaml"


validate(config, "workflow/schemas/config.schema.yaml")


localrules:
    all,
    verdict,
    one,


rule all:
    default_target: True
    input:
        stamps=STAMPS,
        site=SITE,
        books=BOOKS,
        verdict="output/.huibian/done/verdict",


include: "workflow/rules/render.smk"
include: "workflow/rules/site.smk"
include: "workflow/rules/books.smk"
include: "workflow/rules/one.smk"
include: "workflow/rules/verdict.smk"
