using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MissionGov.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class SignIn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "by_group",
                table: "appointments",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "erased_at",
                table: "accounts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "key_check",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    @sealed = table.Column<string>(name: "sealed", type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_key_check", x => x.id);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "key_check");

            migrationBuilder.DropColumn(
                name: "by_group",
                table: "appointments");

            migrationBuilder.DropColumn(
                name: "erased_at",
                table: "accounts");
        }
    }
}
