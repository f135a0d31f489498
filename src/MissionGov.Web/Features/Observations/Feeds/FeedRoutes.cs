using Microsoft.AspNetCore.Http.HttpResults;
using MissionGov.Domain;
using MissionGov.Web.Access;
using MissionGov.Web.Components.Forms;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations.Feeds;

/// <summary>/data/feeds: files fetched by the clock. Plain forms, each a command.</summary>
internal static class FeedRoutes
{
    public const string Address = "/data/feeds";

    private const string One = Address + "/{feed:guid}";

    public static void MapFeeds(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, async (HttpContext http, Mediator mediator, CancellationToken ct) => PostedForm.Page<FeedsPage>(http, new { View = await mediator.AskAsync(new GetFeeds(), ct) }));
        app.MapGet($"{Address}/new", async (HttpContext http, Mediator mediator, CancellationToken ct) => NewForm(http, await mediator.AskAsync(new GetFeeds(), ct), new(), FormProblems.None));
        app.MapPost($"{Address}/new", AddAsync);
        app.MapGet(One, (Guid feed, HttpContext http, CancellationToken ct) => PageAsync(http, feed, null, FormProblems.None, ct));
        app.MapPost(One, EditAsync);
        Change("start", id => new StartFeed(id));
        Change("pause", id => new PauseFeed(id));
        Change("fetch", id => new FetchFeed(id));
        app.MapPost($"{One}/remove", RemoveAsync);
        app.MapPost($"{One}/preview", PreviewAsync);

        void Change<TCommand>(string what, Func<Guid, TCommand> command)
            where TCommand : ICommand =>
            app.MapPost($"{One}/{what}", (Guid feed, HttpContext http, CancellationToken ct) => SendAsync(http, feed, command(feed), ct));
    }

    private static async Task<IResult> AddAsync(HttpContext http, Mediator mediator, CancellationToken ct)
    {
        if (await PostedForm.OursAsync(http) is not { } form) return Results.BadRequest();
        var (id, entry) = (form.CommandId(), EntryOf(form));
        if (await mediator.SendAsync(new AddFeed(id, entry), commandId: id, ct: ct) is not { } problem) return Results.LocalRedirect($"{Address}/{id}");
        return Instead(problem) ?? NewForm(http, await mediator.AskAsync(new GetFeeds(), ct), entry, Placed(problem));
    }

    private static async Task<IResult> EditAsync(Guid feed, HttpContext http, Mediator mediator, CancellationToken ct)
    {
        if (await PostedForm.OursAsync(http) is not { } form) return Results.BadRequest();
        var entry = EntryOf(form);
        if (await mediator.SendAsync(new EditFeed(feed, entry), commandId: form.CommandId(), ct: ct) is not { } problem) return Results.LocalRedirect($"{Address}/{feed}");
        return Instead(problem) ?? await PageAsync(http, feed, entry, Placed(problem), ct);
    }

    private static async Task<IResult> SendAsync<TCommand>(HttpContext http, Guid feed, TCommand command, CancellationToken ct)
        where TCommand : ICommand
    {
        if (await PostedForm.OursAsync(http) is not { } form) return Results.BadRequest();
        if (await http.RequestServices.GetRequiredService<Mediator>().SendAsync(command, commandId: form.CommandId(), ct: ct) is not { } problem) return Results.LocalRedirect($"{Address}/{feed}");
        return Instead(problem) ?? await PageAsync(http, feed, null, FormProblems.Of(problem.Message), ct);
    }

    private static async Task<IResult> RemoveAsync(Guid feed, HttpContext http, Mediator mediator, CancellationToken ct)
    {
        if (await PostedForm.OursAsync(http) is not { } form) return Results.BadRequest();
        return await mediator.SendAsync(new RemoveFeed(feed), commandId: form.CommandId(), ct: ct) is { } problem ? Instead(problem)! : Results.LocalRedirect(Address);
    }

    /// <summary>The file as it is now, on the page that shows what an import would change.</summary>
    private static async Task<IResult> PreviewAsync(Guid feed, HttpContext http, Mediator mediator, FeedDownload download, CancellationToken ct)
    {
        if (await PostedForm.OursAsync(http) is null) return Results.BadRequest();
        if (!http.Person().May(Permission.EditData, mission: null)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (await mediator.AskAsync(new GetFeed(feed), ct) is not { } view) return Results.NotFound();
        var (file, fault) = await download.FetchAsync(view.Address, ct);
        return file is null
            ? await PageAsync(http, feed, null, FormProblems.Of(fault!.Words), ct)
            : Results.LocalRedirect($"{ImportRoutes.Address}/check{QueryString.Create("file", file.Hash).Add("name", file.Name).Add("indicator", view.Entry.Indicator)}");
    }

    private static async Task<IResult> PageAsync(HttpContext http, Guid feed, FeedEntry? entry, FormProblems problems, CancellationToken ct) =>
        await http.RequestServices.GetRequiredService<Mediator>().AskAsync(new GetFeed(feed), ct) is { } view
            ? PostedForm.Page<FeedPage>(http, problems.All.Count > 0, new { View = view, Entry = entry ?? view.Entry, Problems = problems })
            : Results.NotFound();

    private static RazorComponentResult NewForm(HttpContext http, FeedsView view, FeedEntry entry, FormProblems problems) =>
        PostedForm.Page<NewFeedPage>(http, new { View = view, Entry = entry, Problems = problems }, problems.All.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static FeedEntry EntryOf(IFormCollection form)
    {
        string Typed(string field) => form[field].ToString().Trim();
        return new(Typed("name"), Typed("address"), Typed("indicator"), Typed("rhythm"), Typed("hour"), Typed("weekday"), Typed("day"));
    }

    private static IResult? Instead(Problem problem) => problem.Code switch
    {
        Mediator.Forbidden => Results.StatusCode(StatusCodes.Status403Forbidden),
        Mediator.NotFound => Results.NotFound(),
        _ => null,
    };

    private static FormProblems Placed(Problem problem)
    {
        var field = problem.Code.Split('.')[^1];
        return FormProblems.Of(problem.Message, field is "name" or "address" or "indicator" or "rhythm" or "day" ? field : null);
    }
}
