using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Domain.People;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Calendar;
using MissionGov.Web.Features.Digest;
using MissionGov.Web.Tests.Serving;

namespace MissionGov.Web.Tests.Matrix;

/// <summary>Everything anybody can ask of the program, tried as everybody, about everything. Tried once for all tests of the class.</summary>
public sealed class RightsMatrix : IAsyncLifetime
{
    private TestApp _app = null!;

    public IReadOnlyList<Actor> Actors { get; } = Cast.Make();

    internal IReadOnlyList<MatrixRow> Requests { get; private set; } = [];

    internal IReadOnlyList<MatrixRow> Routes { get; private set; } = [];

    /// <summary>The same about targets that are not published, of missions that are.</summary>
    internal IReadOnlyList<MatrixRow> Hiding { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Assert.Equal([], Samples.Missing);
        _app = TestApp.With(await Cast.EnterAsync(Actors), services => services.ConfigureDbContext<MissionGovDb>(options => options.AddInterceptors(new RequestProbe.NothingIsKept())));
        await TestApp.UntilAsync(() => _app.DataVersion > 0, "ready");
        await Cast.SignInAsync(_app, Actors);
        var contributor = Actors.Single(actor => actor.Role == Role.Contributor).Id;
        await MeetAsync(contributor);

        var probe = new RequestProbe(_app);
        var requests = new List<MatrixRow>();
        var hiding = new List<MatrixRow>();
        foreach (var request in Samples.Requests)
        {
            requests.Add(await TryAsync(request.Name, probe.RequiredBy(request), Samples.IsAboutAll(request), Scene.Held, (actor, scene) => probe.SendAsync(request, actor, scene)));
            if (Samples.IsAboutTarget(request)) hiding.Add(await TryAsync(request.Name, null, isAboutAll: false, Scene.Hiding, (actor, scene) => probe.SendAsync(request, actor, scene)));
        }

        using var browsers = new RouteProbe(_app, new RouteSamples(_app, contributor));
        var routes = new List<MatrixRow>();
        foreach (var route in Route.All(_app).Where(route => !route.Pattern.StartsWith("/_", StringComparison.Ordinal)))
        {
            routes.Add(await TryAsync(route.ToString(), null, RouteSamples.IsAboutAll(route), Scene.Held, (actor, scene) => browsers.SendAsync(route, actor, scene)));
            if (RouteSamples.IsAboutTarget(route)) hiding.Add(await TryAsync(route.ToString(), null, isAboutAll: false, Scene.Hiding, (actor, scene) => browsers.SendAsync(route, actor, scene)));
        }

        (Requests, Routes, Hiding) = (requests, routes, hiding);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
    }

    /// <summary>What the program has made up of what is on the stage.</summary>
    private async Task MeetAsync(Guid contributor)
    {
        foreach (var scene in Scene.Held)
        {
            scene.MilestoneVersion = await _app.ReadAsync(db => db.Milestones.Where(milestone => milestone.Id == scene.MilestoneId).Select(milestone => milestone.Version).SingleAsync());
            scene.PlanVersion = await _app.ReadAsync(db => db.Interventions.Where(plan => plan.Id == scene.InterventionId).Select(plan => plan.Version).SingleAsync());
            scene.Line = await _app.ReadAsync(db => db.Audit.Where(line => line.CommandId == scene.RevisionId).Select(line => line.Id).SingleAsync());
        }

        Known.FileHash = await _app.ReadAsync(db => db.ImportBatches.Select(batch => batch.Hash).SingleAsync());
        Known.ImportNumber = await _app.ReadAsync(db => db.ImportBatches.Select(batch => batch.Id).SingleAsync());
        var kept = Directory.CreateDirectory(Path.Combine(_app.Folder, "imports"));
        await File.WriteAllTextAsync(Path.Combine(kept.FullName, $"{Known.FileHash}.import"), "kept", TestContext.Current.CancellationToken);
        var key = await _app.ReadAsync(db => db.NoticeChoices.Where(choice => choice.PersonId == contributor).Select(choice => choice.CalendarKey).SingleAsync());
        Known.CalendarSecret = _app.Services.GetRequiredService<CalendarLink>().For(contributor, key!.Value);
        Known.StopToken = _app.Services.GetRequiredService<StopLink>().For(_app.Address, contributor).Segments[^1];
    }

    private async Task<MatrixRow> TryAsync(string name, Permission? requires, bool isAboutAll, IReadOnlyList<Scene> scenes, Func<Actor, Scene, Task<Answer>> send)
    {
        var answers = new Dictionary<(Actor, Scene), Answer>();
        foreach (var actor in Actors)
        {
            var one = isAboutAll ? await send(actor, Scene.Own) : null;
            foreach (var scene in scenes.Concat(scenes.Select(scene => scene.Absent)).Distinct()) answers[(actor, scene)] = one ?? await send(actor, scene);
        }

        // Where it shows things by name to anyone, not to show them is to hide them. An answer that only leads on shows nothing to anybody.
        var names = answers.Any(answer => Canary.IsIn(answer.Value.View, answer.Key.Item2.Canary));
        return new MatrixRow(name, requires, scenes, answers.ToDictionary(answer => answer.Key, answer =>
            names && answer.Value.Mark == Mark.Yes && answer.Value.View is not "" && !Canary.IsIn(answer.Value.View, answer.Key.Item2.Canary) ? answer.Value with { Mark = Mark.Absent } : answer.Value));
    }
}

/// <param name="Requires">What the handler asks for; null for a route.</param>
/// <param name="Scenes">Those that are there.</param>
internal sealed record MatrixRow(string Name, Permission? Requires, IReadOnlyList<Scene> Scenes, IReadOnlyDictionary<(Actor Actor, Scene Scene), Answer> Answers);
