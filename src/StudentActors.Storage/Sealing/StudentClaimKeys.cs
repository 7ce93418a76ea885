using StudentActors.Domain.Identity;
using StudentActors.Domain.Students;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sealing;

/// <summary>
/// Keys of the claims that follow from a student's record. The first byte of a document's key is the bucket of the student who first registers with it. A
/// number lies in the bucket of the resident ID of its digits, whatever its letter, so that a record, its document and its number from that are committed in
/// one database.
/// </summary>
public static class StudentClaimKeys
{
    public static ClaimKey Document(IKeyRing keys, IdentityDocument document) => new(ClaimKind.Document, keys.BlindIndex("document", document.ClaimText));

    /// <summary>In the bucket of the resident ID card with that number, so that a G number lies where its student's document lies.</summary>
    public static ClaimKey Number(IKeyRing keys, StudentNumber number)
    {
        // Whatever the letter: a body that two letters share must still come to one key.
        var card = Document(keys, new IdentityDocument(DocumentType.ResidentId, number.Body, Issuer: null));
        return new(ClaimKind.Number, RecordIds.InBucket(card.Bucket, keys.BlindIndex("number", number.Body)));
    }

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
