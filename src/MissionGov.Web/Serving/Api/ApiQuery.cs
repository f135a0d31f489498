using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace MissionGov.Web.Serving.Api;

/// <summary>Reads what stands behind the question mark. What cannot be read is refused with a pointer to it; an empty one counts as not given, as a form sends it.</summary>
internal sealed class ApiQuery(HttpContext http)
{
    private const int UsualLimit = 100;
    private const int MostAtOnce = 1_000;
    private const int LongestCursor = 2_000;

    public int Limit => Text(ApiParameter.Limit) is not { } text ? UsualLimit
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MostAtOnce ? limit
        : throw new RequestProblem("/limit", $"Send a number from 1 to {MostAtOnce}.");

    /// <summary>The key of the last one that was sent; null to begin.</summary>
    public string? After
    {
        get
        {
            if (Text(ApiParameter.Cursor) is not { } text) return null;
            try
            {
                if (text.Length <= LongestCursor) return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
            }
            catch (FormatException)
            {
                // Refused below.
            }

            throw NoCursor;
        }
    }

    public static RequestProblem NoCursor => new("/cursor", "This cursor leads nowhere. Take it from \"next\" as it is, or begin again without one.");

    public string? Text(ApiParameter parameter) => http.Request.Query[parameter.Name].ToString() is { Length: > 0 } text ? text : null;

    public DateOnly? Day(ApiParameter parameter) => Text(parameter) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new RequestProblem($"/{parameter.Name}", "Write the day as 2026-01-31.");

    public bool IsTrue(ApiParameter parameter) => Said(parameter) ?? false;

    /// <summary>Null where nothing is said.</summary>
    public bool? Said(ApiParameter parameter) => Text(parameter) switch
    {
        null => null,
        "false" => false,
        "true" => true,
        _ => throw new RequestProblem($"/{parameter.Name}", "Write true or false."),
    };

    public static string Cursor(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));
}
