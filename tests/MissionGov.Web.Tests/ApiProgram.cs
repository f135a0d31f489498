using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.People;
using MissionGov.Web.Access;
using MissionGov.Web.Features.ApiTokens;
using MissionGov.Web.UseCases;

namespace MissionGov.Tests;

/// <summary>A program of somebody's that asks by HTTP.</summary>
/// <param name="token">Null for one without a token.</param>
internal sealed class ApiProgram(TestApp app, string? token = null)
{
    public string? Token => token;

    public Guid TokenId { get; private init; }

    /// <summary>With a token of a person, made as the page makes it.</summary>
    public static async Task<ApiProgram> OfAsync(TestApp app, Guid person, IReadOnlyList<ApiScope> scopes, string? mission = null, int days = ApiToken.UsualDays, string name = "Nightly load")
    {
        var (id, secret) = (Guid.CreateVersion7(), TokenSignIn.NewSecret());
        Guid? within = mission is null ? null : await app.ReadAsync(db => db.Missions.Where(held => held.Slug == mission).Select(held => held.Id).SingleAsync());
        Assert.Null(await app.SendAsync(new Person(person, "", []), new MakeApiToken(id, new ApiTokenWish(name, scopes, within, days), TokenSignIn.Hash(secret))));
        return new ApiProgram(app, secret) { TokenId = id };
    }

    public async Task<ApiAnswer> GetAsync(string address, params (string Name, string Value)[] headers) => await SendAsync(HttpMethod.Get, address, null, headers);

    public async Task<ApiAnswer> PostAsync(string address, string body, string type = "application/json", params (string Name, string Value)[] headers)
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        return await SendAsync(HttpMethod.Post, address, content, headers);
    }

    private async Task<ApiAnswer> SendAsync(HttpMethod method, string address, HttpContent? content, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(app.Address, address)) { Content = content };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new ApiAnswer((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, text, answer.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value)));
    }
}

internal sealed record ApiAnswer(int Status, string? Type, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public IReadOnlyList<JsonElement> Items => [.. Json.GetProperty("items").EnumerateArray()];

    public string? Next => Json.GetProperty("next").GetString();

    public string? Pointer => Json.GetProperty("pointer").GetString();

    public string? Tag => Headers.GetValueOrDefault("ETag");
}
