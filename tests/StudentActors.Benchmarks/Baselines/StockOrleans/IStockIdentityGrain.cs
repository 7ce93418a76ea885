using Orleans;

namespace StudentActors.Benchmarks.Baselines.StockOrleans;

/// <summary>Who holds an identity document. Key: the document's blind index.</summary>
internal interface IStockIdentityGrain : IGrainWithGuidKey
{
    /// <summary>Takes the document for a student; false when another holds it.</summary>
    Task<bool> TryTake(Guid student);
}
