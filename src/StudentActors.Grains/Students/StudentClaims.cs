using System.Globalization;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Students;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Students;

/// <summary>Keys of the claims that a student's record holds.</summary>
internal static class StudentClaims
{
    public static ClaimKey Document(IKeyRing keys, IdentityDocument document) =>
        StudentClaimKeys.Document(keys, document);

    public static ClaimKey Number(IKeyRing keys, StudentNumber number) =>
        StudentClaimKeys.Number(keys, number);

    public static ClaimKey Person(IKeyRing keys, EnrolmentApplication person) =>
        new(ClaimKind.Person, keys.BlindIndex("person", PersonText(person)));

    public static string PersonText(EnrolmentApplication person) =>
        string.Create(CultureInfo.InvariantCulture, $"{person.Name}|{(int)person.Sex}|{person.BirthDate:yyyyMMdd}");
}
