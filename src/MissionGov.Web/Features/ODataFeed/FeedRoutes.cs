using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.OData;
using Microsoft.OData.UriParser;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;
using Npgsql;

namespace MissionGov.Web.Features.ODataFeed;

/// <summary>/odata/v1/: what Excel and Power BI connect to. Read only; OData 4.0, JSON.</summary>
internal static class FeedRoutes
{
    public const string Address = "/odata/v1/";
    public const string PowerBiFile = Address + "missiongov.pbids";

    private const string JsonType = "application/json;odata.metadata=minimal";

    public static void MapFeed(this IEndpointRouteBuilder app)
    {
        app.MapGet(PowerBiFile, PowerBi).ExcludeFromDescription();
        app.MapGet($"{Address}{{**table}}", AnswerAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, Mediator mediator, CancellationToken ct)
    {
        http.Response.Headers["OData-Version"] = "4.0";
        http.Response.Headers.CacheControl = StaticPage.Private;
        http.Response.Headers.Vary = "Authorization, Cookie";
        try
        {
            if (http.Request.Query["$format"].ToString() is { Length: > 0 } format && !format.Contains("json", StringComparison.Ordinal) && !format.Contains("xml", StringComparison.Ordinal))
                throw new NotInFeedException("This feed answers in JSON, and describes itself in XML.");
            var path = http.Request.Path.ToUriComponent();
            var question = FeedQuestion.Read(path.Length <= Address.Length ? "" : path[Address.Length..], http.Request.QueryString);
            return question.Part switch
            {
                FeedPart.Sets => Json(Sets(http)),
                FeedPart.Metadata => Results.Text(FeedModel.Csdl, "application/xml"),
                _ => Answer(http, question, await mediator.AskAsync(new GetODataFeed(question), ct)),
            };
        }
        catch (ODataUnrecognizedPathException)
        {
            return Refused(StatusCodes.Status404NotFound, "There is no such table in this feed.");
        }
        catch (Exception wrong) when (wrong is ODataException or NotInFeedException or UriFormatException or ArgumentException)
        {
            return Refused(StatusCodes.Status400BadRequest, wrong.Message);
        }
        catch (PostgresException slow) when (slow.SqlState == PostgresErrorCodes.QueryCanceled)
        {
            return Refused(StatusCodes.Status503ServiceUnavailable, "This takes too long. Ask for less at once.");
        }
    }

    private static Dictionary<string, object?> Sets(HttpContext http) => new()
    {
        ["@odata.context"] = $"{Root(http)}$metadata",
        ["value"] = FeedModel.Sets.Select(set => new { name = set.Name, kind = "EntitySet", url = set.Name }),
    };

    private static IResult Answer(HttpContext http, FeedQuestion question, FeedRows rows)
    {
        if (question.Part == FeedPart.Count) return Results.Text(rows.Count!.Value.ToString(CultureInfo.InvariantCulture), "text/plain");
        var set = question.Set!;
        var columns = set.Columns.Where(column => question.Columns?.Contains(column.Name) != false).ToList();
        var context = $"{Root(http)}$metadata#{set.Name}{(question.Columns is null ? "" : $"({string.Join(',', question.Columns)})")}";
        Dictionary<string, object?> Cells(object row) => columns.ToDictionary(column => column.Name, column => column.GetValue(row));
        if (question.Part == FeedPart.OneRow)
        {
            return rows.Rows is [var one]
                ? Json(new Dictionary<string, object?>(Cells(one).Prepend(KeyValuePair.Create<string, object?>("@odata.context", $"{context}/$entity"))))
                : Refused(StatusCodes.Status404NotFound, "There is no such row.");
        }

        var answer = new Dictionary<string, object?> { ["@odata.context"] = context };
        if (question.Counts) answer["@odata.count"] = rows.Count;
        answer["value"] = rows.Rows.Select(Cells);
        if (rows.More) answer["@odata.nextLink"] = Next(http, question, rows.Rows);
        return Json(answer);
    }

    // The same question, further on: what was sent counts towards what was asked for. In an order of one's own it is skipped, else the key says where to go on.
    private static string Next(HttpContext http, FeedQuestion question, IReadOnlyList<object> sent)
    {
        var kept = http.Request.Query.Where(pair => pair.Key is not ("$skip" or "$top" or "$skiptoken")).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString()));
        var query = new QueryBuilder(kept);
        if (question.Order.Count > 0) query.Add("$skip", (question.Skip + sent.Count).ToString(CultureInfo.InvariantCulture));
        else query.Add("$skiptoken", question.TokenAfter(sent[^1]));
        if (question.Top is { } top) query.Add("$top", (top - sent.Count).ToString(CultureInfo.InvariantCulture));
        return $"{Root(http)}{question.Set!.Name}{query}";
    }

    private static IResult PowerBi(HttpContext http)
    {
        // Microsoft's documentation, "Data sources in Power BI Desktop", part "Use PBIDS files to get data".
        http.Response.Headers.ContentDisposition = "attachment; filename=\"missiongov.pbids\"";
        return Results.Json(new { version = "0.1", connections = new[] { new { details = new { protocol = "odata", address = new { url = Root(http) } }, options = new { }, mode = "Import" } } });
    }

    private static string Root(HttpContext http) => new Uri(SiteAddress.Of(http), Address).AbsoluteUri;

    private static IResult Json(object answer) => Results.Json(answer, Plain, JsonType);

    private static IResult Refused(int status, string message) =>
        Results.Json(new { error = new { code = status.ToString(CultureInfo.InvariantCulture), message } }, Plain, JsonType, status);

    // Names stand as they are.
    private static readonly JsonSerializerOptions Plain = new();
}
