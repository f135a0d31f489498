using Microsoft.AspNetCore.Http.Extensions;
using MissionGov.Web.Data;

namespace MissionGov.Web.Serving.Api;

/// <summary>A part of a list, and the address of the part after it.</summary>
/// <param name="Next">Null at the end.</param>
internal sealed record ApiList<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Lists in parts. The address of the next part also stands in the header Link (RFC 8288), which many programs follow by themselves.</summary>
internal static class ApiListing
{
    /// <param name="rows">All of them, in an order that stays.</param>
    /// <param name="key">What tells one row from every other.</param>
    public static IResult Of<TRow, T>(HttpContext http, IEnumerable<TRow> rows, Func<TRow, string> key, Func<TRow, T> shown)
    {
        var (part, next) = Part(http, rows, key);
        return Results.Json(new ApiList<T>([.. part.Select(shown)], next), AsJson.Options);
    }

    /// <summary>The same as a bare array, for the address that was there before there were parts.</summary>
    public static IResult Bare<TRow, T>(HttpContext http, IEnumerable<TRow> rows, Func<TRow, string> key, Func<TRow, T> shown) =>
        Results.Json(Part(http, rows, key).Rows.Select(shown), AsJson.Options);

    /// <summary>Rows that were read in parts already.</summary>
    /// <param name="last">The key of the last row, where more come after it.</param>
    public static IResult Read<T>(HttpContext http, IReadOnlyList<T> rows, string? last) =>
        Results.Json(new ApiList<T>(rows, last is null ? null : Next(http, last)), AsJson.Options);

    private static (IReadOnlyList<TRow> Rows, string? Next) Part<TRow>(HttpContext http, IEnumerable<TRow> rows, Func<TRow, string> key)
    {
        var query = new ApiQuery(http);
        List<TRow> all = [.. rows];
        var begin = query.After is not { } after ? 0 : all.FindIndex(row => key(row) == after) is var found and >= 0 ? found + 1 : throw ApiQuery.NoCursor;
        List<TRow> part = [.. all.Skip(begin).Take(query.Limit)];
        return (part, begin + part.Count < all.Count ? Next(http, key(part[^1])) : null);
    }

    private static string Next(HttpContext http, string key)
    {
        var kept = http.Request.Query.Where(pair => pair.Key != ApiParameter.Cursor.Name).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString()));
        var query = new QueryBuilder(kept) { { ApiParameter.Cursor.Name, ApiQuery.Cursor(key) } };
        var address = new Uri(SiteAddress.Of(http), http.Request.Path + query.ToString()).AbsoluteUri;
        http.Response.Headers.Link = $"<{address}>; rel=\"next\"";
        return address;
    }
}
