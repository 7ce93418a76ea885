using StudentActors.Domain.Text;

namespace StudentActors.Domain.Identity;

/// <summary>Names of the document types, and the codes of the older SFZJLX list where it had one.</summary>
public static class DocumentTypes
{
    public static readonly CodeList<DocumentType> List = new(
        (DocumentType.ResidentId, ["residentId", "1", "B", "居民身份证", "身份证", "户口簿", "居民户口簿"]),
        (DocumentType.HongKongMacaoResidencePermit, ["hongKongMacaoResidencePermit", "港澳居民居住证"]),
        (DocumentType.TaiwanResidencePermit, ["taiwanResidencePermit", "台湾居民居住证"]),
        (DocumentType.HongKongMacaoTravelPermit, ["hongKongMacaoTravelPermit", "港澳居民来往内地通行证", "回乡证"]),
        (DocumentType.TaiwanTravelPermit, ["taiwanTravelPermit", "8", "台湾居民来往大陆通行证", "台胞证"]),
        (DocumentType.ForeignPermanentResidentId, ["foreignPermanentResidentId", "外国人永久居留身份证"]),
        (DocumentType.Passport, ["passport", "A", "护照"]),
        (DocumentType.BirthCertificate, ["birthCertificate", "出生医学证明", "出生证明"]));
}
