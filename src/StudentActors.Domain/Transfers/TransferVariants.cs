using StudentActors.Domain.Regions;

namespace StudentActors.Domain.Transfers;

public static class TransferVariants
{
    public static TransferVariant Of(AuthorityCode sending, AuthorityCode receiving) =>
        sending == receiving ? TransferVariant.SameAuthority
        : sending.Province == receiving.Province ? TransferVariant.SameProvince
        : TransferVariant.CrossProvince;
}
