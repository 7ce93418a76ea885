namespace StudentActors.Domain.Students;

/// <summary>
/// Where a student studies whose record is kept by another school, as the Measures allow between special, specialised and ordinary schools (随班就读). It
/// is on the roster of the school that keeps the record.
/// </summary>
/// <param name="Since">First day there.</param>
public sealed record StudySite(PlaceOfStudy Place, DateOnly Since);
