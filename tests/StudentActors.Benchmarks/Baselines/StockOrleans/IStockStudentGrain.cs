using Orleans;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Benchmarks.Baselines.StockOrleans;

/// <summary>A student's record, kept as Orleans' users keep their states.</summary>
internal interface IStockStudentGrain : IGrainWithGuidKey
{
    Task<StudentNumber> Enrol(EnrolStudent command);
}
