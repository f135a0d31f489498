using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace MissionGov.Web.Tests.Features.Observations.Feeds;

/// <summary>What a server may send in place of a good file.</summary>
internal static class BadAnswers
{
    public static async Task GiveAsync(HttpContext http, string what)
    {
        var (answer, ct) = (http.Response, http.RequestAborted);
        if (int.TryParse(what, out var status))
        {
            answer.StatusCode = status;
            if (status == StatusCodes.Status301MovedPermanently) answer.Headers.Location = "/elsewhere.csv";
            return;
        }

        answer.ContentType = what == "page" ? "text/html" : "text/csv";
        switch (what)
        {
            case "page" or "page without a type":
                await answer.WriteAsync("\n<!DOCTYPE html><title>Sign in</title>", ct);
                break;
            case "cut":
                answer.ContentLength = 1000;
                await answer.WriteAsync(FeedApp.Start, ct);
                await answer.Body.FlushAsync(ct);
                http.Abort();
                break;
            case "drip":
                for (; !ct.IsCancellationRequested; await Task.Delay(100, CancellationToken.None)) await answer.WriteAsync("x", CancellationToken.None);
                break;
            case "endless":
                for (var block = Encoding.UTF8.GetBytes(new string('7', 100_000)); !ct.IsCancellationRequested;) await answer.Body.WriteAsync(block, CancellationToken.None);
                break;
            case "said too long":
                answer.ContentLength = 60_000_000;
                await answer.WriteAsync(FeedApp.Start, ct);
                await answer.Body.FlushAsync(ct);
                break;
            case "bomb" or "packed bomb":
                if (what == "packed bomb") answer.Headers.ContentEncoding = "gzip";
                await answer.Body.WriteAsync(Bomb.Value, ct);
                break;
            case "brotli":
                answer.Headers.ContentEncoding = "br";
                await answer.WriteAsync(FeedApp.Start, ct);
                break;
            case "bad rows":
                await answer.WriteAsync(FeedApp.Rows(3) + "Fed measure,E92000001,2010,lots\nFed measure,E92000001,never,5\n", ct);
                break;
            case "no value":
                await answer.WriteAsync("indicator,place,remarks\nFed measure,E92000001,five\n", ct);
                break;
            default:
                break;
        }
    }

    private static readonly Lazy<byte[]> Bomb = new(() =>
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var block = Encoding.UTF8.GetBytes(new string('7', 1_000_000));
            for (var million = 0; million < 250; million++) gzip.Write(block);
        }

        return packed.ToArray();
    });
}
