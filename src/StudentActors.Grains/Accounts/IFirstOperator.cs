namespace StudentActors.Grains.Accounts;

/// <summary>How the host brings the first account into being. Same grain and key as the account.</summary>
[Alias("sa.IFirstOperator")]
public interface IFirstOperator : IGrainWithStringKey
{
    /// <summary>
    /// Creates a national operator with a password that the host has generated and written down; it need not be changed. <c>false</c> when the
    /// account exists: a host that starts again changes nothing.
    /// </summary>
    [Alias("Create")]
    Task<bool> Create(string displayName, string password, CancellationToken cancellationToken);
}
