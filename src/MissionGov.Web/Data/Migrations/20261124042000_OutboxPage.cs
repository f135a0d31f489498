using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MissionGov.Web.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(MissionGovDb))]
    [Migration("20261124042000_OutboxPage")]
    public partial class OutboxPage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<string>(name: "page", table: "outbox", type: "text", nullable: true);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropColumn(name: "page", table: "outbox");
    }
}
