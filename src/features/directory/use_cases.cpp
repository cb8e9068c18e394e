#include "features/directory/use_cases.hpp"

#include <algorithm>

#include "features/directory/rules.hpp"
#include "features/directory/store.hpp"
#include "features/identity/use_cases.hpp"
#include "notify/reach.hpp"
#include "storage/list.hpp"
#include "storage/save.hpp"

namespace zhuli::directory {

namespace {

constexpr storage::ListPlan kPlatforms{.permission = "directory.settings",
                                       .owner_field = {},
                                       .default_sort = "created_at",
                                       .search_entity = {}};
constexpr storage::ListPlan kAccounts{
    .permission = "directory.sync", .owner_field = {}, .search_entity = {}};

PlatformView view_of(Platform platform) {
    PlatformView view;
    view.has_secret = !platform.secret.empty();
    view.return_url = return_url_of(platform);
    static_cast<Platform&>(view) = std::move(platform);
    return view;
}

AccountView view_of(Tx& tx, const Ctx& ctx, Account account) {
    AccountView view;
    static_cast<Account&>(view) = std::move(account);
    if (const auto platform = storage::find<Platform>(tx, view.platform_id))
        view.kind = platform->kind;
    view.user_name = identity::remembered_name(tx, ctx.now, view.user_id);
    view.actions = {view.user_id ? "unbind" : "bind"};
    return view;
}

Result<> unbind(Tx& tx, const Ctx& ctx, const Account& before, Account& after) {
    after = before;
    after.user_id = {};
    after.bound = Bound::unbound;
    return storage::save(tx, ctx, before, after, {"platform_account.unbound", {}, ""});
}

}  // namespace

Result<Page<PlatformView>> list_platforms(Tx& tx, const Ctx& ctx,
                                          const http::Listed<Platform>& query) {
    TRY(auto rows, storage::list_page<Platform>(tx, ctx, query, kPlatforms));
    Page<PlatformView> page{{}, std::move(rows.next_cursor)};
    for (Platform& platform : rows.items) page.items.push_back(view_of(std::move(platform)));
    return page;
}

Result<PlatformView> show_platform(Tx& tx, const Ctx&, const http::ById& in) {
    auto platform = storage::find<Platform>(tx, in.id);
    if (!platform) return Problem::not_found("platform");
    return view_of(std::move(*platform));
}

Result<PlatformView> create_platform(Tx& tx, const Ctx& ctx, const Platform& in) {
    Platform platform = in;
    CHECK(check(platform, notify::private_addresses_allowed()));
    if (std::ranges::any_of(all_platforms(tx),
                            [&](const Platform& one) { return one.kind == platform.kind; }))
        return Problem::field("kind", "field.taken");
    CHECK(storage::save_new(tx, ctx, platform, {"platform.added", {}, ""}));
    return view_of(std::move(platform));
}

Result<PlatformView> edit_platform(Tx& tx, const Ctx& ctx, const Edit& edit) {
    const auto before = storage::find<Platform>(tx, edit.id);
    if (!before) return Problem::not_found("platform");
    CHECK(storage::check_version(*before, edit.if_match, to_json(view_of(*before))));
    TRY(auto after, apply(*before, edit));
    CHECK(check(after, notify::private_addresses_allowed()));
    if (after.kind != before->kind) return Problem::field("kind", "field.read_only");
    CHECK(storage::save(tx, ctx, *before, after, {"platform.edited", {}, ""}));
    forget_token(tx, after.id);
    return view_of(std::move(after));
}

Result<Page<AccountView>> list_accounts(Tx& tx, const Ctx& ctx,
                                        const http::Listed<Account>& query) {
    TRY(auto rows, storage::list_page<Account>(tx, ctx, query, kAccounts));
    Page<AccountView> page{{}, std::move(rows.next_cursor)};
    for (Account& account : rows.items) page.items.push_back(view_of(tx, ctx, std::move(account)));
    return page;
}

Result<AccountView> show_account(Tx& tx, const Ctx& ctx, const http::ById& in) {
    auto account = storage::find<Account>(tx, in.id);
    if (!account) return Problem::not_found("platform_account");
    return view_of(tx, ctx, std::move(*account));
}

Result<AccountView> unbind_account(Tx& tx, const Ctx& ctx, const http::ById& in) {
    const auto before = storage::find<Account>(tx, in.id);
    if (!before) return Problem::not_found("platform_account");
    if (!before->user_id) return view_of(tx, ctx, *before);
    Account after;
    CHECK(unbind(tx, ctx, *before, after));
    return view_of(tx, ctx, std::move(after));
}

Result<AccountView> bind_account(Tx& tx, const Ctx& ctx, const NewBinding& in) {
    const auto before = storage::find<Account>(tx, in.id);
    if (!before) return Problem::not_found("platform_account");
    if (before->user_id == in.user_id) return view_of(tx, ctx, *before);
    CHECK(identity::find_active_user(tx, in.user_id, "user_id"));
    if (before->user_id || account_of(tx, before->platform_id, in.user_id))
        return Problem::field("user_id", "directory.user_is_bound");
    Account after = *before;
    after.user_id = in.user_id;
    after.bound = Bound::name;
    CHECK(storage::save(tx, ctx, *before, after, {"platform_account.bound", {}, ""}));
    return view_of(tx, ctx, std::move(after));
}

Result<OwnAccounts> list_own_accounts(Tx& tx, const Ctx& ctx, const http::Nothing&) {
    OwnAccounts own;
    for (const Platform& platform : all_platforms(tx)) {
        if (!platform.sign_in_allowed) continue;
        const auto account = account_of(tx, platform.id, ctx.user);
        own.items.push_back({account ? account->id : Id{}, platform.id, platform.kind,
                             account ? account->name.v : std::string()});
    }
    return own;
}

Result<Done> unbind_own_account(Tx& tx, const Ctx& ctx, const http::ById& in) {
    const auto before = storage::find<Account>(tx, in.id);
    if (!before || before->user_id != ctx.user) return Problem::not_found("platform_account");
    Account after;
    CHECK(unbind(tx, ctx, *before, after));
    return Done{};
}

}  // namespace zhuli::directory
