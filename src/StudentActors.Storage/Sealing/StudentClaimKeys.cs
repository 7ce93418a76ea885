using StudentActors.Domain.Identity;
using StudentActors.Domain.Students;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sealing;

/// <summary>Keys of the claims that follow from a student's record.</summary>
public static class StudentClaimKeys
{
    public static ClaimKey Document(IKeyRing keys, IdentityDocument document) => new(ClaimKind.Document, keys.BlindIndex("document", document.ClaimText));

    public static ClaimKey Number(IKeyRing keys, StudentNumber number) => new(ClaimKind.Number, keys.BlindIndex("number", number.Body));

    /// <summary>
    /// What a live student must hold: its document and every number it ever had. The claim on name, sex and birth date is not among them: it
    /// may be another's (twins of one name, a child entered twice) and only marks a possible duplicate.
    /// </summary>
    public static IEnumerable<ClaimKey> Of(IKeyRing keys, StudentRecord record)
    {
        if (record.Document is { } document)
            yield return Document(keys, document);
        foreach (var number in record.FormerNumbers.Append(record.Number).DistinctBy(number => number.Body))
            yield return Number(keys, number);
    }
}
