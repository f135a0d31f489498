using System.Globalization;
using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using MissionGov.Domain;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Observations.Formats;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Api;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations;

/// <summary>A program sends figures: the same import as by the page, all of it or nothing.</summary>
internal static class SendObservations
{
    private const string CsvType = "text/csv";
    private const int MostRows = 200_000;

    public static async Task<IResult> SendAsync(HttpContext http, Mediator mediator, KeptFiles kept, CancellationToken ct)
    {
        if (!http.Person().May(Permission.EditData, mission: null)) return ApiRoute.Refuse(new Problem(Mediator.Forbidden, ""));
        var query = new ApiQuery(http);
        var (id, dry, known, whole) = (ApiRoute.CommandId(http), query.IsTrue(ApiParameter.DryRun), query.Day(ApiParameter.BecameKnownOn), query.IsTrue(ApiParameter.Whole));
        var fractions = query.Said(ApiParameter.Fractions);
        if (http.Request.ContentLength > FileText.MaximumBytes) return TooLarge;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = FileText.MaximumBytes;

        Task<IResult> Take(string path, string name)
        {
            var file = new ImportFile(path, FileNames.Plain(query.Text(ApiParameter.FileName) ?? name), query.Text(ApiParameter.OfIndicator), KnownOn: known, IsWhole: whole) { HasFractions = fractions };
            return dry ? PreviewAsync(mediator, file, ct) : ImportAsync(http, mediator, file, id, ct);
        }

        try
        {
            if (http.Request.HasJsonContentType())
            {
                return await JsonRequest.AnswerAsync<SentObservations>(http, async sent =>
                {
                    if (sent.Rows.Count is 0 or > MostRows) throw new RequestProblem("/rows", $"Send from 1 to {MostRows:N0} rows.");
                    await using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(sent.AsCsv()));
                    return await Take(kept.PathOf(await kept.KeepAsync(bytes, ct))!, "api.csv");
                });
            }

            if (http.Request.ContentType is not { } type || new ContentType(type).MediaType != CsvType)
                return Results.Problem("Send application/json or text/csv.", statusCode: StatusCodes.Status415UnsupportedMediaType, title: "This kind of file is not read here");
            var file = kept.PathOf(await kept.KeepAsync(http.Request.Body, ct))!;
            return await Take(file, "api.csv");
        }
        catch (BadHttpRequestException refused) when (refused.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge;
        }
        catch (FormatException)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }
    }

    private static async Task<IResult> ImportAsync(HttpContext http, Mediator mediator, ImportFile file, Guid id, CancellationToken ct)
    {
        var problem = await mediator.SendAsync(new ImportObservations(file), http.TokenReason(), id, ct);
        if (problem is { Code: ImportRun.Problems or PercentFractions.Asked }) return await PreviewAsync(mediator, file, ct);
        if (problem is { Code: ImportRun.SameFile }) return Results.Json(Nothing(problem.Message, dry: false));
        if (problem is not null) return ApiRoute.Refuse(problem);

        // From the audit, so that the same request sent again gets the same answer.
        return await mediator.AskAsync(new GetImport(id), ct) is { } done
            ? Results.Json(new SentAnswer(id, DryRun: false, Saved: true, done.Layout, done.Rows, done.New, done.Revised, done.Unchanged, done.Withdrawn, done.Missing, done.Duplicates, null, [], []))
            : Results.Accepted();
    }

    private static async Task<IResult> PreviewAsync(Mediator mediator, ImportFile file, CancellationToken ct)
    {
        var preview = await mediator.AskAsync(new PreviewImport(file), ct);
        if (preview.Refusal is { Code: ImportRun.SameFile } same) return Results.Json(Nothing(same.Message, dry: true));
        if (preview.Refusal is { } refusal) return ApiRoute.Refuse(refusal);
        var read = preview.File;
        if (preview.Counts is not { } counts)
        {
            return ApiRoute.Refuse(new Problem(ImportRun.Problems, $"{(read.Problems.Count == 1 ? "One problem" : $"{read.Problems.Count} problems")} in what was sent. Mend it, then send all of it again."), new()
            {
                ["problems"] = read.Problems.Listed.Select(problem => new { problem.Row, problem.Column, problem.Value, problem.Message, Pointer = Pointer(problem) }),
            });
        }

        if (preview.AsksFractions) return ApiRoute.Refuse(new Problem(PercentFractions.Asked, "Percentages in it may be fractions of one. Send fractions=true if 0.618 is 61.8%, and fractions=false if it is 0.618%."));
        return Results.Json(new SentAnswer(
            null, DryRun: true, Saved: false, read.Layout, read.Counts.Rows, counts.New, counts.Revised, counts.Unchanged, counts.Withdrawn, read.Counts.Missing, read.Counts.Duplicates, null, read.Warnings,
            [.. preview.Effects.Where(effect => effect.Before.Status != effect.After.Status).Select(effect => new SentEffect(effect.Mission, effect.After.Target.Name, effect.Before.Status.Code(), effect.After.Status.Code()))]));
    }

    private static SentAnswer Nothing(string message, bool dry) => new(null, dry, Saved: false, "", 0, 0, 0, 0, 0, 0, 0, message, [], []);

    private static IResult TooLarge => Results.Problem("Send fewer than 50 MB at once.", statusCode: StatusCodes.Status413PayloadTooLarge, title: "Too large");

    // The headings are the first row of a file, and no row of what was sent.
    private static string Pointer(FileProblem problem) => problem.Row < 2 ? "/rows" : string.Create(CultureInfo.InvariantCulture, $"/rows/{problem.Row - 2}/{problem.Column}").TrimEnd('/');
}
