// The addresses of comments.
#include "features/comments/feature.hpp"
#include "features/comments/use_cases.hpp"

namespace zhuli::comments {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<list_record_comments>("/record_comments", "comments.read",
                                    "What people say about one record, the newest first"),
    http::get<list_comment_readers>("/comment_readers", "comments.write",
                                    "Whom one may mention in a comment on a record"),
    http::create<create_comment>("/comments", "comments.write", "Comment on a record"),
    http::look_up<show_comment>("/comments/{id}", "comments.read", "One comment"),
    http::edit<edit_comment, Comment>("/comments/{id}", "comments.write",
                                      "Change one's own comment, for a day"),
    http::act<remove_comment>("/comments/{id}/removal", "comments.write",
                              "Take one's own comment away; nothing is deleted"),
    http::act<restore_comment>("/comments/{id}/restoration", "comments.write",
                               "Bring one's own comment back"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::comments
