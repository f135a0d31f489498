using MissionGov.Benchmarks.Servers;

namespace MissionGov.Benchmarks.Measures;

/// <summary>From nothing to the first page, with the database up and migrated, and what it holds afterwards.</summary>
internal static class ColdStart
{
    private const double Megabyte = 1024 * 1024;
    private static readonly TimeSpan Settles = TimeSpan.FromSeconds(2);

    public static async Task<IEnumerable<Figure>> MeasureAsync(Programs programs)
    {
        var page = Path.Combine(programs.Scratch, "page.br");
        (string Name, string Path, Func<Task<Server>> Start)[] subjects =
        [
            ("hello", Peer.Hello, () => Peer.StartAsync(page)),
            ("app", "/", () => Server.StartAppAsync(programs.App, programs.Data)),
            ("untranslated", "/", () => Server.StartAppAsync(programs.Untranslated, programs.Data)),
        ];
        Rounds processor = new(), firstPage = new(), memory = new();
        using var load = new Load();
        for (var round = 0; round < Rounds.Count; round++)
        {
            foreach (var (name, path, start) in subjects)
            {
                await using var server = await start();
                var started = server.ProcessorTime;
                await load.BytesAsync(server, path);
                processor.Add(name, server.ProcessorTime.TotalMilliseconds);
                firstPage.Add(name, (server.ProcessorTime - started).TotalMilliseconds);
                await Task.Delay(Settles);
                memory.Add(name, server.ResidentBytes / Megabyte);
            }
        }

        var published = new DirectoryInfo(programs.App).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) / Megabyte;
        return
        [
            Figure.AtMost("C1", "start to first board, database up, over minimal hello", processor.Ratio("app", "hello"), 6, 3.5),
            Figure.AtMost("C2", "the same with ReadyToRun over without", processor.Ratio("app", "untranslated"), 0.9, 0.7),
            Figure.AtMost("C3", "published app, framework-dependent, ReadyToRun", published, 60, 35, " MB"),
            Figure.AtMost("C4", "memory after the first page over minimal hello", memory.Ratio("app", "hello"), 2.2, 1.5),
            Figure.Only("  minimal hello: processor time", processor.Median("hello"), "ms"),
            Figure.Only("  app: processor time", processor.Median("app"), "ms"),
            Figure.Only("  app: of that, its first board", firstPage.Median("app"), "ms"),
            Figure.Only("  app without ReadyToRun: processor time", processor.Median("untranslated"), "ms"),
            Figure.Only("  minimal hello: resident", memory.Median("hello"), "MB"),
            Figure.Only("  app: resident", memory.Median("app"), "MB"),
        ];
    }
}
