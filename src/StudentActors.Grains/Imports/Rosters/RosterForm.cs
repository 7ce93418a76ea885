using StudentActors.Domain.Identity;
using StudentActors.Domain.Students;

namespace StudentActors.Grains.Imports.Rosters;

/// <summary>Makes an enrolment form of a row.</summary>
internal static class RosterForm
{
    private const int ResidentIdLength = 18;

    public static EnrolmentForm Of(RosterHeader header, string[] cells)
    {
        return new EnrolmentForm
        {
            School = CellText.Code(Cell(RosterColumns.School)),
            Class = CellText.Class(Cell(RosterColumns.Class)),
            Name = CellText.Trimmed(Cell(RosterColumns.Name)),
            Sex = CellText.Trimmed(Cell(RosterColumns.Sex)),
            BirthDate = CellText.Date(Cell(RosterColumns.BirthDate)),
            Ethnicity = CellText.ListCode(Cell(RosterColumns.Ethnicity)),
            Document = Document(
                CellText.Trimmed(Cell(RosterColumns.DocumentType)),
                CellText.Code(Cell(RosterColumns.DocumentNumber)),
                CellText.Code(Cell(RosterColumns.DocumentIssuer))),
            Entry = Entry(CellText.Date(Cell(RosterColumns.EntryDate)), CellText.ListCode(Cell(RosterColumns.EntryWay))),
            Attendance = CellText.Trimmed(Cell(RosterColumns.Attendance)),
            Address = CellText.Line(Cell(RosterColumns.Address)),
            Phone = CellText.Code(Cell(RosterColumns.Phone)),
            Guardians = Guardians(header, cells),
        };

        string? Cell(RosterColumn column) => header.Cell(cells, column);
    }

    /// <summary>The column that a fault of the row's form speaks of; <c>null</c> where it is about the row as a whole.</summary>
    public static RosterColumn? ColumnAt(RosterHeader header, string[] cells, string path)
    {
        const string First = "guardians[0]";
        if (path.StartsWith(First, StringComparison.Ordinal) && Guardian(header, cells, RosterColumns.Guardians[0]) is null)
        {
            path = "guardians[1]" + path[First.Length..];
        }

        return RosterColumns.At(path);
    }

    // A number of the length of a resident ID needs no type: most rosters have one column 身份证号 and nothing else.
    private static DocumentForm? Document(string? type, string? number, string? issuer) =>
        type is null && number is null && issuer is null ? null
        : new DocumentForm(type ?? (number?.Length == ResidentIdLength ? "residentId" : null), number, issuer);

    private static EntryForm? Entry(string? date, string? way) => date is null && way is null ? null : new EntryForm(date, way);

    private static GuardianForm[]? Guardians(RosterHeader header, string[] cells)
    {
        GuardianForm[]? forms = null;
        foreach (var columns in RosterColumns.Guardians)
        {
            if (Guardian(header, cells, columns) is { } form)
            {
                forms = forms is null ? [form] : [.. forms, form];
            }
        }

        return forms;
    }

    private static GuardianForm? Guardian(RosterHeader header, string[] cells, GuardianColumns columns)
    {
        var name = CellText.Trimmed(header.Cell(cells, columns.Name));
        var relation = CellText.Trimmed(header.Cell(cells, columns.Relation));
        var phone = CellText.Code(header.Cell(cells, columns.Phone));
        return name is null && relation is null && phone is null ? null : new GuardianForm(name, relation, phone);
    }
}
