using MissionGov.Web.Features.Observations.Formats;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Outbound;

namespace MissionGov.Web.Features.Observations.Feeds;

/// <summary>A file as it came, kept like one that a person chose.</summary>
internal sealed record FetchedFile(string Hash, string Path, string Name, long Bytes);

/// <summary>Why no file came.</summary>
/// <param name="Wait">How long the server asks us to stay away.</param>
internal sealed record FeedFault(string Words, TimeSpan? Wait = null);

/// <summary>Fetches the file of a feed: one answer within bounds of time and size, and only if it is data.</summary>
internal sealed class FeedDownload(OutboundDoor door, OutboundAddress addresses, Configured configured, KeptFiles kept)
{
    private const string Program = "MissionGov-Feed";

    // Far more than 50 MB take over a slow line; a server that drips is given up on.
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(2);

    private static readonly string[] WebPages = ["text/html", "application/xhtml+xml"];

    /// <summary>Shorter in tests, which have servers that never end.</summary>
    internal TimeSpan Within { get; set; } = Usual;

    public async Task<(FetchedFile? File, FeedFault? Fault)> FetchAsync(Uri address, CancellationToken ct)
    {
        // The list may have become shorter since the feed was made.
        if (addresses.Read(address.AbsoluteUri, configured.Feeds, secret: false, out var problem) is null) return (null, new($"{problem!.Message}."));

        await using var bytes = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 4096, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.ParseAdd(Program);
        request.Headers.AcceptEncoding.ParseAdd("identity");
        try
        {
            var answer = await door.SendAsync(request, bytes, FileText.MaximumBytes, isWhole: true, Within, ct);
            if (FaultOf(answer) is { } fault) return (null, fault);
            bytes.Position = 0;
            if (WebPages.Contains(answer.MediaType, StringComparer.OrdinalIgnoreCase) || await WebPage.BeginsAsync(bytes, ct)) return (null, new("The feed returned a web page, not data."));

            // What came packed by gzip stays so: the reader of files unpacks it, and bounds what comes out.
            bytes.Position = 0;
            var hash = await kept.KeepAsync(bytes, ct);
            return (new(hash, kept.PathOf(hash)!, FileNames.Plain(answer.FileName ?? Uri.UnescapeDataString(address.Segments[^1])), bytes.Length), null);
        }
        catch (OutboundException none)
        {
            return (null, new($"The feed could not be fetched: {none.Message}."));
        }
    }

    private static FeedFault? FaultOf(OutboundAnswer answer) => answer switch
    {
        { Status: 200, Packing: null or "gzip" or "x-gzip" } => null,
        { Status: 200 } => new($"The feed came packed as ‘{ProblemList.Shorten(answer.Packing)}’, which this site does not read."),
        { IsRedirect: true } => new($"The feed has moved ({answer.Status}). Open its address in a browser, and put the new one in here."),
        { Status: 401 or 403 } => new($"The feed did not let us in ({answer.Status}). Feeds have no password."),
        { Status: 404 or 410 } => new($"The feed was not found ({answer.Status}). Check its address."),
        { Status: 429 } => new("The feed asked us to come back later (429).", answer.RetryAfter),
        { Status: >= 500 } => new($"The server of the feed failed ({answer.Status}).", answer.RetryAfter),
        _ => new($"The feed answered {answer.Status}, and no data."),
    };
}
