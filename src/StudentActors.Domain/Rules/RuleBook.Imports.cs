namespace StudentActors.Domain.Rules;

public static partial class RuleBook
{
    public static readonly Rule ImportKind = Invalid("import.kind",
        "不支持该导入类型，目前为 students。",
        "This kind of import does not exist; the kind is students.");

    public static readonly Rule ImportMode = Invalid("import.mode", "mode 须为 validate 或 commit。", "The mode is validate or commit.");

    public static readonly Rule ImportFormat = Invalid("import.format",
        "文件须为 CSV（UTF-8 或 GB18030）或 XLSX。", "The file is CSV (UTF-8 or GB18030) or XLSX.");

    public static readonly Rule ImportColumns = Invalid("import.columns",
        "缺少必需的列或列名未知；请使用模板。", "Required columns are missing or a column is unknown; use the template.");

    public static readonly Rule ImportEmpty = Invalid("import.empty",
        "文件没有数据行，请填写后再上传。",
        "The file has no rows; fill it in and send it again.");

    public static readonly Rule ImportTooLarge = Invalid("import.too-large", "文件过大，请分批导入。", "The file is too large; split it.");

    public static readonly Rule ImportRowUnreadable = Invalid("import.row",
        "该行无法读取，请检查引号和列数。", "The row cannot be read; check its quotation marks and the number of its columns.");

    public static readonly Rule OperationNotFound = NotFound("operation.not-found",
        "没有该操作，请核对编号。",
        "There is no such operation; check its id.");

    public static readonly Rule OperationFinished = Conflict("operation.finished",
        "该操作已结束，无法取消；结果见该操作。",
        "The operation has ended and cannot be cancelled; read its result.");
}
