using MissionGov.Benchmarks.Servers;

namespace MissionGov.Benchmarks.Measures;

/// <summary>The board from the cache and made anew, beside Kestrel and nginx sending the same bytes.</summary>
internal static class CachedPages
{
    private const int Hits = 20_000;
    private const int Misses = 400;
    private const int Recalculations = 60;

    // The runtime compiles twice what is called often, and only while no new code comes along.
    private const int WarmUps = 2;
    private static readonly TimeSpan CompilesWithin = TimeSpan.FromSeconds(2);

    // From here on every day differs, and on each the demo's targets had figures.
    private static readonly DateOnly FirstSince = new(2025, 1, 1);

    public static async Task<IEnumerable<Figure>> MeasureAsync(Server app, Programs programs)
    {
        using var load = new Load();
        var page = Path.Combine(programs.Scratch, "page.br");
        var bytes = await load.BytesAsync(app, "/");
        await File.WriteAllBytesAsync(page, bytes);

        await using var peer = await Peer.StartAsync(page);
        await using var nginx = programs.Nginx is null ? null : await Nginx.StartAsync(programs.Nginx, programs.Scratch, page);
        int missed = 0, recalculated = 0;
        var subjects = new List<Subject>
        {
            new("hit", app, _ => "/", Hits),
            new("bytes", peer, _ => Peer.SameBytes, Hits),
            new("hello", peer, _ => Peer.Hello, Hits),
            new("miss", app, _ => $"/?n={Interlocked.Increment(ref missed)}", Misses),
            new("recalculated", app, _ => $"/?since={FirstSince.AddDays(Interlocked.Increment(ref recalculated)):yyyy-MM-dd}", Recalculations),
        };
        if (nginx is not null) subjects.Add(new("nginx", nginx, _ => Nginx.SameBytes, Hits));

        for (var warmUp = 0; warmUp < WarmUps; warmUp++)
        {
            foreach (var subject in subjects) await load.CostAsync(subject.Server, subject.Path, subject.Requests / 2);
            await Task.Delay(CompilesWithin);
        }

        var rounds = new Rounds();
        for (var round = 0; round < Rounds.Count; round++)
        {
            foreach (var subject in subjects) rounds.Add(subject.Name, await load.CostAsync(subject.Server, subject.Path, subject.Requests));
        }

        return Figures(rounds, bytes.Length);
    }

    private static IEnumerable<Figure> Figures(Rounds rounds, int bytes)
    {
        yield return Figure.AtMost("W1", $"cached board ({bytes:N0} B br) over Kestrel writing the same bytes", rounds.Ratio("hit", "bytes"), 1.6, 1.15);
        yield return rounds.Has("nginx")
            ? Figure.AtMost("W2", "cached board over nginx static of the same bytes", rounds.Ratio("hit", "nginx"), 7, 4)
            : Figure.NotRun("W2", "cached board over nginx static of the same bytes", "nginx could not be got");
        yield return Figure.AtMost("W3", "board not cached over Kestrel hello", rounds.Ratio("miss", "hello"), 120, 60);
        yield return Figure.AtLeast("W4", "board not cached over cached", rounds.Ratio("miss", "hit"), 15, 25);
        foreach (var (subject, what) in Costs.Where(cost => rounds.Has(cost.Subject))) yield return Figure.Only($"  {what}", rounds.Median(subject), "us/request");
    }

    private static readonly (string Subject, string What)[] Costs =
    [
        ("hit", "cached board"), ("bytes", "Kestrel, same bytes"), ("nginx", "nginx, same bytes"), ("hello", "Kestrel hello"),
        ("miss", "board not cached, assessments remembered"), ("recalculated", "board not cached, assessments of another day made anew"),
    ];

    private sealed record Subject(string Name, Server Server, Func<int, string> Path, int Requests);
}
