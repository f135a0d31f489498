using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Tests.Serving;

namespace MissionGov.Web.Tests.Matrix;

/// <summary>Everything anybody can ask of the program, tried as everybody, about everything. Tried once for all tests of the class.</summary>
public sealed class RightsMatrix : IAsyncLifetime
{
    private TestApp _app = null!;

    public IReadOnlyList<Actor> Actors { get; } = Cast.Make();

    internal IReadOnlyList<MatrixRow> Requests { get; private set; } = [];

    internal IReadOnlyList<MatrixRow> Routes { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Assert.Equal([], Samples.Missing);
        _app = TestApp.With(await Cast.EnterAsync(Actors), services => services.ConfigureDbContext<MissionGovDb>(options => options.AddInterceptors(new RequestProbe.NothingIsKept())));
        await TestApp.UntilAsync(() => _app.DataVersion > 0, "ready");
        await Cast.SignInAsync(_app, Actors);
        foreach (var scene in Scene.Held) scene.MilestoneVersion = await _app.ReadAsync(db => db.Milestones.Where(milestone => milestone.Id == scene.MilestoneId).Select(milestone => milestone.Version).SingleAsync());

        var probe = new RequestProbe(_app);
        var requests = new List<MatrixRow>();
        foreach (var request in Samples.Requests)
            requests.Add(await TryAsync(request.Name, probe.RequiredBy(request), Samples.IsAboutAll(request), (actor, scene) => probe.SendAsync(request, actor, scene)));
        Requests = requests;

        using var browsers = new RouteProbe(_app);
        var routes = new List<MatrixRow>();
        foreach (var route in Route.All(_app).Where(route => !route.Pattern.StartsWith("/_", StringComparison.Ordinal)))
            routes.Add(await TryAsync(route.ToString(), null, route.IsOne, (actor, scene) => browsers.SendAsync(route, actor, scene)));
        Routes = routes;
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
    }

    private async Task<MatrixRow> TryAsync(string name, Permission? requires, bool isAboutAll, Func<Actor, Scene, Task<Answer>> send)
    {
        var answers = new Dictionary<(Actor, Scene), Answer>();
        foreach (var actor in Actors)
        {
            var one = isAboutAll ? await send(actor, Scene.Own) : null;
            foreach (var scene in Scene.Held.Append(Scene.Nowhere)) answers[(actor, scene)] = one ?? await send(actor, scene);
        }

        // Where it shows things by name to anyone, not to show them is to hide them. An answer that only leads on shows nothing to anybody.
        var names = answers.Any(answer => Canary.IsIn(answer.Value.View, answer.Key.Item2.Canary));
        return new MatrixRow(name, requires, answers.ToDictionary(answer => answer.Key, answer =>
            names && answer.Value.Mark == Mark.Yes && answer.Value.View is not "" && !Canary.IsIn(answer.Value.View, answer.Key.Item2.Canary) ? answer.Value with { Mark = Mark.Absent } : answer.Value));
    }
}

/// <param name="Requires">What the handler asks for; null for a route.</param>
internal sealed record MatrixRow(string Name, Permission? Requires, IReadOnlyDictionary<(Actor Actor, Scene Scene), Answer> Answers);
