namespace StudentActors.Domain.Regions;

/// <summary>The three levels of GB/T 2260: 省级, 地级, 县级.</summary>
public enum DivisionLevel
{
    Province,
    Prefecture,
    County,
}
