"""Addresses of the newsroom's own pages, below /admin/."""

from django.urls import path, re_path

from newsroom import views
from newsroom.board.views import board
from newsroom.calendar import views as planning
from newsroom.fronts import views as fronts
from newsroom.merging import views as merging
from newsroom.notices.views import notices

app_name = "newsroom"
urlpatterns = [
    path("board/", board, name="board"),
    path("notices/", notices, name="notices"),
    path("statistics/", views.statistics, name="statistics"),
    path("calendar/", planning.calendar, name="calendar"),
    path("calendar/key/", planning.key, name="calendar_key"),
    path("calendar/plan/<int:pk>/", planning.move, name="plan_for"),
    path("merge/", merging.merges, name="merges"),
    path("merge/<str:kind>/", merging.merge_two, name="merge_two"),
    path("merge/undo/<int:pk>/", merging.undo_merge, name="undo_merge"),
    path("front/", fronts.fronts, name="fronts"),
    path("front/breaking/<int:pk>/end/", fronts.end_breaking, name="end_breaking"),
    path("front/<str:language>/", fronts.front, name="front"),
    path("front/<str:language>/history/", fronts.history, name="front_history"),
    re_path(r"^statistics/(?P<key>[a-z-]+)\.(?P<kind>csv|json)$", views.table, name="table"),
]
