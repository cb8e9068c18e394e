#include "features/comments/feature.hpp"

#include "features/comments/messages.hpp"
#include "features/comments/rules.hpp"
#include "features/comments/store.hpp"
#include "features/comments/use_cases.hpp"

namespace zhuli::comments {

namespace {

constexpr std::string_view kDepends[] = {"identity", "customers", "attachments", "notices",
                                         "approvals"};

constexpr EntityMeta kEntities[] = {{"comment", fields_of<CommentView>(), "comments.read"}};

constexpr storage::Recorded kRecords[] = {storage::recorded<Comment>()};

constexpr NoteKind kNotes[] = {{"comment", "comments.read", &show_comments}};

}  // namespace

const Feature feature{.name = "comments",
                      .depends = kDepends,
                      .routes = routes(),
                      .permissions = permissions(),
                      .migrations = migrations(),
                      .messages = messages(),
                      .checks = checks(),
                      .statements = statements(),
                      .entities = kEntities,
                      .notes = kNotes,
                      .records = kRecords};

}  // namespace zhuli::comments
