using System.Net;
using System.Net.Sockets;

namespace MissionGov.Web.Serving.Outbound;

/// <summary>
/// The only way in which the program speaks to servers elsewhere. What is checked is the address that a connection goes to, not the name it was asked by:
/// a name can lead to one address when it is checked and to another when it is used. Nothing leads on from where it was sent: no redirect, no proxy, no cookie.
/// </summary>
internal sealed class OutboundDoor : IDisposable
{
    private const int BlockBytes = 81_920;
    private const int HeaderKilobytes = 32;

    private readonly OutboundRule _rule;
    private readonly HttpMessageInvoker _client;

    public OutboundDoor(OutboundRule rule)
    {
        _rule = rule;
        _client = new HttpMessageInvoker(new SocketsHttpHandler
        {
            ConnectCallback = ConnectAsync,
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            Credentials = null,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            MaxResponseHeadersLength = HeaderKilobytes,
            MaxResponseDrainSize = 0,

            // Each request finds out anew where a name leads.
            PooledConnectionLifetime = TimeSpan.Zero,
        });
    }

    /// <summary>Sends a request and reads the answer, all of it within the time given.</summary>
    /// <param name="into">Takes the body.</param>
    /// <param name="mostBytes">A longer body is refused, or only begun.</param>
    /// <param name="isWhole">Whether a longer body is refused.</param>
    /// <exception cref="OutboundException">There is no answer, for the reason that it says.</exception>
    public async Task<OutboundAnswer> SendAsync(HttpRequestMessage request, Stream into, long mostBytes, bool isWhole, TimeSpan within, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(within);
        try
        {
            using var answer = await _client.SendAsync(request, limit.Token);
            if (isWhole && answer.Content.Headers.ContentLength > mostBytes) throw TooLarge(mostBytes);
            await CopyAsync(answer.Content, into, mostBytes, isWhole, limit.Token);
            return OutboundAnswer.Of(answer);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new OutboundException($"the server took longer than {within.TotalSeconds:0} seconds");
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or SocketException && !ct.IsCancellationRequested)
        {
            throw Said(fault);
        }
    }

    public void Dispose() => _client.Dispose();

    private static async Task CopyAsync(HttpContent content, Stream into, long mostBytes, bool isWhole, CancellationToken ct)
    {
        await using var body = await content.ReadAsStreamAsync(ct);
        var block = new byte[BlockBytes];
        for (long total = 0; total < mostBytes || isWhole;)
        {
            var read = await body.ReadAsync(block, ct);
            if (read == 0) return;
            total += read;
            if (isWhole && total > mostBytes) throw TooLarge(mostBytes);
            await into.WriteAsync(block.AsMemory(0, (int)Math.Min(read, mostBytes - (total - read))), ct);
        }
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        if (!_rule.IsPort(port)) throw new OutboundException("only the ports 80 and 443 may be used");
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await _rule.ResolveAsync(host, ct);
        if (addresses.Length == 0) throw new OutboundException("no server of that name was found");

        // A private address among public ones is a mistake or a trick: none of them is used.
        if (!Array.TrueForAll(addresses, _rule.IsAddress)) throw Private;
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, ct);
            if (socket.RemoteEndPoint is not IPEndPoint reached || !_rule.IsAddress(reached.Address)) throw Private;
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static OutboundException Private => new("its name leads into a private network, which is not allowed");

    private static OutboundException TooLarge(long mostBytes) => new($"the answer is larger than {mostBytes / 1_000_000} MB");

    private static OutboundException Said(Exception fault) => fault switch
    {
        OutboundException own => own,
        { InnerException: OutboundException own } => own,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } or { InnerException: System.Security.Authentication.AuthenticationException } => new("the server's certificate could not be checked", fault),
        { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } } => new("no server of that name was found", fault),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } => new("the server could not be reached", fault),
        _ => new("the answer broke off before its end", fault),
    };
}

/// <summary>Why there is no answer, as the end of a sentence.</summary>
internal sealed class OutboundException(string why, Exception? inner = null) : IOException(why, inner);
