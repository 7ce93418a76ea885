namespace StudentActors.Domain.Rules;

public static partial class RuleBook
{
    public static readonly Rule EvidenceOffice = Forbidden("evidence.office",
        "只有此业务的发起机构和办理机构可以上传佐证材料。", "Only the offices that started or handle the case attach evidence.");

    public static readonly Rule EvidenceName = Invalid("evidence.name",
        "文件名为一行，1 至 100 个字符，且不含控制字符或首尾空格。",
        "A file name is one line of 1 to 100 characters without control characters or white space at an end.");

    public static readonly Rule EvidenceSize = Invalid("evidence.size",
        "佐证材料不能为空，且最大 10 MB。", "A file of evidence is not empty and has at most 10 MiB.");

    public static readonly Rule EvidenceTypeUnknown = Invalid("evidence.type",
        "佐证材料须为 PDF、JPEG 或 PNG 文件。", "Evidence is a PDF, JPEG or PNG file.");

    public static readonly Rule EvidenceTooMany = Conflict("evidence.too-many",
        "一项业务最多 20 份佐证材料，请合并文件。", "A case has at most 20 files of evidence; combine some of them.");

    public static readonly Rule EvidenceExists = Conflict("evidence.exists",
        "该文件已经上传，无需重复上传。", "This file is attached already; there is no need to send it again.");

    public static readonly Rule EvidenceNotFound = NotFound("evidence.not-found",
        "该业务没有这份佐证材料，请核对编号。", "The case has no such file of evidence; compare its id.");
}
