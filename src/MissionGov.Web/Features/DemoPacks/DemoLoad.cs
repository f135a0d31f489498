using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.DemoPacks;

/// <summary>Loads every pack when the program starts as a demo, with the rights of whoever started it.</summary>
internal sealed partial class DemoLoad(IServiceScopeFactory scopes, ILogger<DemoLoad> log) : IDemoLoad
{
    public DateOnly Today => DemoPack.Names.Max(name => DemoPack.ReadFile(name).Today);

    public async Task LoadAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var starter = ActivatorUtilities.CreateInstance<AtTheServer>(scope.ServiceProvider);
        var mediator = ActivatorUtilities.CreateInstance<Mediator>(scope.ServiceProvider, starter);
        foreach (var name in DemoPack.Names)
            if (await mediator.SendAsync(new LoadDemoPack(name), ct: ct) is { } problem) LogRefused(name, problem.Message);
    }

    [LoggerMessage(LogLevel.Warning, "The demo pack {Pack} was not loaded: {Problem}")]
    private partial void LogRefused(string pack, string problem);
}
