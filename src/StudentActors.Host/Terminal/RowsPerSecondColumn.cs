using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace StudentActors.Host.Terminal;

/// <summary>The speed of a progress task whose unit is rows.</summary>
internal sealed class RowsPerSecondColumn : ProgressColumn
{
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(string.Create(CultureInfo.InvariantCulture, $"{task.Speed ?? 0:N0} rows/s"));
}
