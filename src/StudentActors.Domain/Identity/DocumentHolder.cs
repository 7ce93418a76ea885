using StudentActors.Domain.Students;

namespace StudentActors.Domain.Identity;

/// <summary>What a document's number says of its holder; <c>null</c> where the number does not say it or cannot be read.</summary>
internal readonly record struct DocumentHolder(DateOnly? BirthDate, Sex? Sex)
{
    /// <summary>
    /// Read even from a number whose check character is wrong, so that a contradiction is reported together with it. The permanent
    /// resident ID of a foreigner has the birth date in the same place; that its sequence tells the sex is not certain.
    /// </summary>
    public static DocumentHolder Of(DocumentType type, string number)
    {
        var saysSex = type is DocumentType.ResidentId or DocumentType.HongKongMacaoResidencePermit or DocumentType.TaiwanResidencePermit;
        if (!(saysSex || type == DocumentType.ForeignPermanentResidentId) || !ResidentIdNumber.IsShaped(number))
        {
            return default;
        }

        DateOnly? birthDate = ResidentIdNumber.TryBirthDate(number, out var date) ? date : null;
        Sex? sex = !saysSex ? null : ResidentIdNumber.IsMale(number) ? Students.Sex.Male : Students.Sex.Female;
        return new DocumentHolder(birthDate, sex);
    }
}
