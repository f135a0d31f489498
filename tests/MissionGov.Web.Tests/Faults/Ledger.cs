using System.Collections.Concurrent;

namespace MissionGov.Web.Tests.Faults;

/// <summary>What the product has said is saved, written down after it said so.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<Guid, string> _acknowledged = new();

    public int Count => _acknowledged.Count;

    public IReadOnlyDictionary<Guid, string> Acknowledged => _acknowledged;

    public void Add(Guid command, string what) => Assert.True(_acknowledged.TryAdd(command, what));

    /// <summary>Every acknowledged command once, and no command twice.</summary>
    /// <param name="stored">The commands in the audit, one for each line.</param>
    public string Compare(IReadOnlyList<Guid> stored)
    {
        var lines = stored.ToLookup(command => command);
        var lost = _acknowledged.Keys.Count(command => !lines.Contains(command));
        var doubled = lines.Count(line => line.Count() > 1);
        var report = $"acknowledged {Count}, lost {lost}, doubled {doubled}, saved without an answer {lines.Count(line => !_acknowledged.ContainsKey(line.Key))}";
        Assert.True(Count > 0 && lost == 0 && doubled == 0, report);
        return report;
    }
}
