using System.Net;

namespace MissionGov.Web.Serving.Outbound;

/// <summary>What a server elsewhere said, but for the body.</summary>
/// <param name="Packing">How the body is packed; null where it is not.</param>
/// <param name="FileName">As the server calls it; it can be anything.</param>
/// <param name="RetryAfter">How long it asks us to wait.</param>
internal sealed record OutboundAnswer(int Status, string? MediaType, string? Packing, string? FileName, TimeSpan? RetryAfter)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(7);

    public bool IsGood => Status is >= 200 and < 300;

    public bool IsRedirect => Status is >= 300 and < 400;

    public static OutboundAnswer Of(HttpResponseMessage answer)
    {
        var headers = answer.Content.Headers;
        return new(
            (int)answer.StatusCode,
            headers.ContentType?.MediaType,
            headers.ContentEncoding.FirstOrDefault(packing => !packing.Equals("identity", StringComparison.OrdinalIgnoreCase)),
            headers.ContentDisposition?.FileNameStar ?? headers.ContentDisposition?.FileName?.Trim('"'),
            answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable ? Wait(answer) : null);
    }

    // By the server's own clock where it says a day, as ours may differ.
    private static TimeSpan? Wait(HttpResponseMessage answer)
    {
        var wait = answer.Headers.RetryAfter is not { } said ? null : said.Delta ?? (said.Date - (answer.Headers.Date ?? DateTimeOffset.UtcNow));
        return wait is not { } given || given <= TimeSpan.Zero ? null : given < LongestWait ? given : LongestWait;
    }
}
