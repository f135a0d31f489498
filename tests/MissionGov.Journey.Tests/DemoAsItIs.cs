using Microsoft.Playwright;
using MissionGov.Tests;

namespace MissionGov.Journey.Tests;

/// <summary>The demo for tests that change nothing, and what has been walked in it so far. Whoever sends a form has an app of their own.</summary>
public sealed class DemoAsItIs : IAsyncLifetime
{
    private readonly Dictionary<string, IReadOnlyList<Visit>> _visits = [];

    public TestApp App { get; } = new();

    /// <summary>Pages that axe has looked at, without their texts.</summary>
    internal HashSet<string> Seen { get; } = [];

    public ValueTask InitializeAsync() => App.InitializeAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();

    /// <param name="title">The role that has the window; empty for a visitor.</param>
    internal async Task<IReadOnlyList<Visit>> VisitsAsync(IBrowserContext window, string title) =>
        _visits.TryGetValue(title, out var visits) ? visits : _visits[title] = await Walk.EverywhereAsync(window);
}

[CollectionDefinition(Name)]
public sealed class DemoAsItIsTests : ICollectionFixture<DemoAsItIs>
{
    public const string Name = "The demo as it is";
}
