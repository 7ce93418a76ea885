using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using StudentActors.Grains.Imports;
using StudentActors.Grains.Tests.Clusters;

namespace StudentActors.Grains.Tests.Imports;

/// <summary>A cluster whose imports go in small steps.</summary>
public sealed class ImportCluster : RegistryCluster
{
    public const int RowsPerSlice = 4;

    protected override void Configure(ISiloBuilder silo) =>
        silo.Services.Configure<ImportOptions>(options => options.RowsPerSlice = RowsPerSlice);
}
