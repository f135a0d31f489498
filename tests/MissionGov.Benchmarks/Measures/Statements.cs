using MissionGov.Benchmarks.Servers;

namespace MissionGov.Benchmarks.Measures;

/// <summary>Statements a board that is not cached sends to the database, counted from the app's own log.</summary>
internal static class Statements
{
    private const string Category = "Microsoft.EntityFrameworkCore.Database.Command";
    private const int Most = 4;
    private static readonly TimeSpan LogArrives = TimeSpan.FromSeconds(1);

    public static async Task<IEnumerable<Figure>> MeasureAsync(Programs programs)
    {
        await using var app = await Server.StartAppAsync(programs.App, programs.Data, logged: Category);
        using var load = new Load();
        await load.BytesAsync(app, "/?first=1");
        await Task.Delay(LogArrives);
        var before = Executed(app);
        await load.BytesAsync(app, "/?second=1");
        await Task.Delay(LogArrives);
        return [Figure.AtMost("Q3", "statements a board that is not cached", Executed(app) - before, Most, 1, "")];
    }

    private static int Executed(Server app) => app.Said.Count(line => line.Contains("Executed DbCommand", StringComparison.Ordinal));
}
