using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using MissionGov.Web.Data;

namespace MissionGov.Web.Serving.Accounts;

/// <summary>What a password is compared with when there is no such account: the answer takes as long, and nobody learns who has one.</summary>
internal sealed class DummyHash(IOptions<PasswordHasherOptions> options)
{
    public string Text { get; } = new PasswordHasher<Account>(options).HashPassword(new Account { Name = "" }, RandomNumberGenerator.GetHexString(32));
}
