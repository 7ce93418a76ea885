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
        "该行无法读取：引号不成对、单元格多于表头，或含有乱码。",
        "The row cannot be read: unpaired quotes, more cells than the header has, or characters that are damaged.");

    public static readonly Rule ImportNumberDamaged = Invalid("import.number-damaged",
        "号码被电子表格当作数值，末几位已丢失（如 9.9E+17）；请将该列设为文本格式后重新填写。",
        "A spreadsheet has taken the number for a quantity and lost its last digits (like 9.9E+17); format the column as text and enter it again.");

    public static readonly Rule ImportInterrupted = Invalid("import.interrupted",
        "导入因系统内部错误中止；已建立的学籍有效，重新提交同一文件会接着导入，不会重复建籍。",
        "The import broke off because of an internal error. What it enrolled is valid; sending the same file again goes on without enrolling anybody twice.");

    public static readonly Rule ImportIncomplete = Invalid("import.incomplete",
        "文件没有完整上传，请重新提交。", "The file was not uploaded completely; send it again.");

    public static readonly Rule ImportFilesDeleted = NotFound("import.files-deleted",
        "导入结束七天后，文件和错误明细已删除。", "The file and its error rows were deleted seven days after the import ended.");

    public static readonly Rule OperationNotFound = NotFound("operation.not-found",
        "没有该操作，请核对编号。",
        "There is no such operation; check its id.");

    public static readonly Rule OperationFinished = Conflict("operation.finished",
        "该操作已结束，无法取消；结果见该操作。",
        "The operation has ended and cannot be cancelled; read its result.");
}
