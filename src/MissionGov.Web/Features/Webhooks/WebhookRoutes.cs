using Microsoft.AspNetCore.Http.HttpResults;
using MissionGov.Domain;
using MissionGov.Domain.Webhooks;
using MissionGov.Web.Components.Forms;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Outbound;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Webhooks;

/// <summary>/admin/webhooks: programs elsewhere that are told of news. Plain forms, each a command.</summary>
internal static class WebhookRoutes
{
    public const string Address = "/admin/webhooks";

    private const string One = Address + "/{webhook:guid}";

    public static void MapWebhooks(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, async (HttpContext http, Mediator mediator, CancellationToken ct) => PostedForm.Page<WebhooksPage>(http, new { View = await mediator.AskAsync(new GetWebhooks(), ct) }));
        app.MapGet($"{Address}/new", async (HttpContext http, Mediator mediator, CancellationToken ct) => NewForm(http, await mediator.AskAsync(new GetWebhooks(), ct), new(), FormProblems.None));
        app.MapPost($"{Address}/new", AddAsync);
        app.MapGet(One, (Guid webhook, HttpContext http, CancellationToken ct) => PageAsync(http, webhook, null, FormProblems.None, ct));
        app.MapPost(One, EditAsync);
        app.MapPost($"{One}/again", AgainAsync);
        Change("test", id => new TestWebhook(id));
        Change("pause", id => new PauseWebhook(id, IsPaused: true));
        Change("resume", id => new PauseWebhook(id, IsPaused: false));
        Change("remove", id => new RemoveWebhook(id), id => Address);

        void Change<TCommand>(string what, Func<Guid, TCommand> command, Func<Guid, string>? next = null)
            where TCommand : ICommand =>
            app.MapPost($"{One}/{what}", async (Guid webhook, HttpContext http, CancellationToken ct) =>
                await PostedForm.OursAsync(http) is { } form ? await SendAsync(http, webhook, command(webhook), form, next?.Invoke(webhook), ct) : Results.BadRequest());
    }

    private static async Task<IResult> AddAsync(HttpContext http, Mediator mediator, OutboundAddress addresses, Configured configured, WebhookSeal seal, CancellationToken ct)
    {
        if (await PostedForm.OursAsync(http) is not { } form) return Results.BadRequest();
        var view = await mediator.AskAsync(new GetWebhooks(), ct);
        var (id, entry) = (form.CommandId(), EntryOf(form));
        if (addresses.Read(entry.Address, configured.Webhooks, secret: true, out var wrong) is not { } address) return NewForm(http, view, entry, FormProblems.Of(wrong!.Message, "address"));
        if (entry.ShapeChosen is not { } shape) return NewForm(http, view, entry, FormProblems.Of("Choose a shape", "shape"));

        var secret = WebhookSeal.NewSecret();
        var sealedSecret = seal.Close(secret);
        if (await mediator.SendAsync(new AddWebhook(id, entry.Name, address.Host, shape, entry.WantedKinds, seal.Close(address.AbsoluteUri), sealedSecret), commandId: id, ct: ct) is { } problem)
            return Instead(problem) ?? NewForm(http, view, entry, Placed(problem));

        // A form that is sent again made no other webhook, and shows no secret: the first one counts.
        return await mediator.AskAsync(new CheckWebhookSecret(id, sealedSecret), ct)
            ? PostedForm.Page<WebhookSecretPage>(http, new { Id = id, entry.Name, Secret = secret })
            : Results.LocalRedirect($"{Address}/{id}");
    }

    private static async Task<IResult> EditAsync(Guid webhook, HttpContext http, Mediator mediator, CancellationToken ct)
    {
        if (await PostedForm.OursAsync(http) is not { } form) return Results.BadRequest();
        var entry = EntryOf(form);
        if (entry.ShapeChosen is not { } shape) return await PageAsync(http, webhook, entry, FormProblems.Of("Choose a shape", "shape"), ct);
        var problem = await mediator.SendAsync(new EditWebhook(webhook, entry.Name, shape, entry.WantedKinds), commandId: form.CommandId(), ct: ct);
        return problem is null ? Results.LocalRedirect($"{Address}/{webhook}") : Instead(problem) ?? await PageAsync(http, webhook, entry, Placed(problem), ct);
    }

    private static async Task<IResult> AgainAsync(Guid webhook, HttpContext http, CancellationToken ct) =>
        await PostedForm.OursAsync(http) is { } form
            ? await SendAsync(http, webhook, new SendNewsAgain(webhook, Guid.TryParse(form["delivery"], out var delivery) ? delivery : Guid.Empty), form, null, ct)
            : Results.BadRequest();

    private static async Task<IResult> SendAsync<TCommand>(HttpContext http, Guid webhook, TCommand command, IFormCollection form, string? next, CancellationToken ct)
        where TCommand : ICommand
    {
        var problem = await http.RequestServices.GetRequiredService<Mediator>().SendAsync(command, commandId: form.CommandId(), ct: ct);
        return problem is null ? Results.LocalRedirect(next ?? $"{Address}/{webhook}") : Instead(problem) ?? await PageAsync(http, webhook, null, FormProblems.Of(problem.Message), ct);
    }

    private static async Task<IResult> PageAsync(HttpContext http, Guid webhook, WebhookEntry? entry, FormProblems problems, CancellationToken ct) =>
        await http.RequestServices.GetRequiredService<Mediator>().AskAsync(new GetWebhook(webhook), ct) is { } view
            ? PostedForm.Page<WebhookPage>(http, problems.All.Count > 0, new { View = view, Entry = entry ?? new(view.Name, "", view.Shape.ToString(), [.. view.Wanted.Select(kind => kind.ToString())]), Problems = problems })
            : Results.NotFound();

    private static RazorComponentResult NewForm(HttpContext http, WebhooksView view, WebhookEntry entry, FormProblems problems) =>
        PostedForm.Page<NewWebhookPage>(http, new { View = view, Entry = entry, Problems = problems }, problems.All.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static WebhookEntry EntryOf(IFormCollection form) => new(form["name"].ToString().Trim(), form["address"].ToString().Trim(), form["shape"].ToString(), [.. form["wanted"].OfType<string>()]);

    private static IResult? Instead(Problem problem) => problem.Code switch
    {
        Mediator.Forbidden => Results.StatusCode(StatusCodes.Status403Forbidden),
        Mediator.NotFound => Results.NotFound(),
        _ => null,
    };

    private static FormProblems Placed(Problem problem) => FormProblems.Of(problem.Message, problem.Code switch { "webhook.name" => "name", "webhook.wanted" => "wanted", _ => null });
}

/// <summary>The form of a webhook as it was filled in.</summary>
public sealed record WebhookEntry(string Name, string Address, string Shape, IReadOnlyList<string> Wanted)
{
    public WebhookEntry()
        : this("", "", nameof(WebhookShape.Facts), [])
    {
    }

    internal WebhookShape? ShapeChosen => Enum.TryParse<WebhookShape>(Shape, out var shape) && Enum.IsDefined(shape) ? shape : null;

    internal IReadOnlyList<NewsKind> WantedKinds => [.. Webhook.Kinds.Where(kind => Wanted.Contains(kind.ToString()))];
}
