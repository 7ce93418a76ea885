using Orleans;
using Orleans.Runtime;

namespace StudentActors.Benchmarks.Baselines.StockOrleans;

internal sealed class StockIdentityGrain(
    [PersistentState("stock-identity", StockOrleansBaseline.Storage)] IPersistentState<StockIdentity> state) : Grain, IStockIdentityGrain
{
    public async Task<bool> TryTake(Guid student)
    {
        if (state.RecordExists)
        {
            return state.State.Student == student;
        }

        state.State.Student = student;
        await state.WriteStateAsync();
        return true;
    }
}

[GenerateSerializer, Alias("bench.StockIdentity")]
internal sealed class StockIdentity
{
    [Id(0)]
    public Guid Student { get; set; }
}
