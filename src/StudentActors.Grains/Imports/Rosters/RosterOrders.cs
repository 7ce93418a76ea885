using System.Text;
using StudentActors.Contracts.Calls;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Grains.Schools;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Imports.Rosters;

/// <summary>Makes orders of the rows of one file.</summary>
internal sealed class RosterOrders(RosterHeader header, IKeyRing keys, IdentityPolicy policy, bool withDocumentKeys)
{
    private const int RequestHashLength = 32;
    private const char Separator = '\u001f';

    // Columns of digits that a spreadsheet may have taken for a quantity.
    private static readonly RosterColumn[] Numbers = [RosterColumns.DocumentNumber, RosterColumns.School, RosterColumns.Phone];

    private readonly StringBuilder _content = new();

    /// <summary>Whether the file is to be searched for documents that occur twice.</summary>
    public bool MakesDocumentKeys { get; } = withDocumentKeys;

    /// <param name="today">The date in China.</param>
    public RosterOrder Make(RosterRow row, DateOnly today)
    {
        var form = RosterForm.Of(header, row.Cells);
        var order = new RowOrder(row.Number, OperationOf(form), form);
        if ((row.Defect ?? LostDigits(row)) is { } defect)
        {
            return new RosterOrder(row, order, null, null, [defect]);
        }

        return SchoolCode.TryParse(form.School, out var school)
            ? new RosterOrder(row, order, school, DocumentKey(form.Document), [])
            : new RosterOrder(row, order, null, null, EnrolmentCheck.Check(form, today, policy).Refusal!.Faults);
    }

    /// <summary>
    /// The same content is the same operation, in whatever file, line and spelling it comes. The hash is keyed: an operation's id is stored
    /// in the open and must not let anyone test whether a child is in the registry.
    /// </summary>
    private Operation OperationOf(EnrolmentForm form)
    {
        _content.Clear();
        Add(form.School);
        Add(form.Class);
        Add(form.Name);
        Add(Canonical(Sexes.List.TryParse(form.Sex, out var sex), (int)sex, form.Sex));
        Add(form.BirthDate);
        Add(Ethnicities.TryParse(form.Ethnicity, out var ethnicity) ? ethnicity : form.Ethnicity);
        Add(Canonical(DocumentTypes.List.TryParse(form.Document?.Type, out var type), (int)type, form.Document?.Type));
        Add(form.Document?.Number);
        Add(form.Document?.Issuer);
        Add(form.Entry?.Date);
        Add(Canonical(EntryWays.List.TryParse(form.Entry?.Way, out var way), (int)way, form.Entry?.Way));
        Add(Canonical(Attendances.List.TryParse(form.Attendance, out var attendance), (int)attendance, form.Attendance));
        Add(form.Address);
        Add(form.Phone);
        foreach (var guardian in form.Guardians ?? [])
        {
            Add(guardian.Name);
            Add(guardian.Relation);
            Add(guardian.Phone);
        }

        // An id that is made of the whole content needs no second hash beside it.
        var id = keys.BlindIndex("import-row", _content.ToString());
        var requestHash = new byte[RequestHashLength];
        id.TryWriteBytes(requestHash, bigEndian: true, out _);
        return new Operation(id, requestHash);
    }

    private Guid? DocumentKey(DocumentForm? document)
    {
        if (!MakesDocumentKeys || document?.Number is null)
        {
            return null;
        }

        var type = DocumentTypes.List.TryParse(document.Type, out var known) ? ((int)known).ToString() : document.Type;
        return keys.BlindIndex("import-document", $"{type}{Separator}{document.Issuer}{Separator}{document.Number}");
    }

    private Fault? LostDigits(RosterRow row)
    {
        foreach (var column in Numbers)
        {
            if (header.Cell(row.Cells, column) is { } cell && CellText.LostDigits(cell))
            {
                return new Fault(column.Path, RuleBook.ImportNumberDamaged);
            }
        }

        return null;
    }

    private void Add(string? text) => _content.Append(text).Append(Separator);

    private static string? Canonical(bool known, int code, string? text) => known ? code.ToString() : text;
}
